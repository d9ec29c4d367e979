import { startAnswerServer, type AnswerServer } from "../../../lib/live/verify/answer-server";
import { questionKey } from "../../../lib/live/verify/question";
import type { RehearsalOptions } from "../../../lib/rehearsal";
import { ask, closeAll, serve } from "../support";

const InstanceArn = "arn:aws:sso:::instance/ssoins-1111111111111111";
const seed = {
  region: "eu-west-1",
  instances: [{ arn: InstanceArn, identityStoreId: "d-1111111111" }],
  permissionSets: [{ name: "ReadOnly" }],
};
const known = { operation: "ListTagsForResource", input: { InstanceArn, ResourceArn: "x" } };

describe("the server that answers the AWS provider", () => {
  let server: AnswerServer | undefined;
  afterEach(async () => {
    await server?.close();
    await closeAll();
  });

  it("answers what is known without asking AWS, whatever the size of pages", async () => {
    const { service, call } = await start();
    const answer = await call(known.operation, { ...known.input, MaxResults: 10 });
    expect(answer).toEqual({ status: 200, body: { Tags: [{ Key: "a", Value: "b" }] } });
    expect(service.calls).toEqual([]);
    expect(server).toMatchObject({ fromBefore: 1, passedOn: 0, trouble: undefined });
  });

  it("passes all other reads on, with times in seconds", async () => {
    const { call } = await start();
    const { body } = await call("ListPermissionSets", { InstanceArn });
    const [PermissionSetArn] = body.PermissionSets as string[];
    const described = await call("DescribePermissionSet", { InstanceArn, PermissionSetArn });
    const { CreatedDate } = described.body.PermissionSet as { CreatedDate: number };
    expect(described).toMatchObject({ status: 200, body: { PermissionSet: { Name: "ReadOnly" } } });
    expect(Math.abs(CreatedDate - Date.now() / 1000)).toBeLessThan(60);
    expect(server).toMatchObject({ fromBefore: 0, passedOn: 2, trouble: undefined });
  });

  it("says as AWS does that something does not exist", async () => {
    const { call } = await start();
    const PermissionSetArn = "arn:aws:sso:::permissionSet/ssoins-1111111111111111/ps-2222222222222222";
    expect(await call("DescribePermissionSet", { InstanceArn, PermissionSetArn })).toMatchObject({
      status: 400,
      body: { __type: "ResourceNotFoundException" },
    });
    expect(server?.trouble).toBeUndefined();
  });

  it("refuses to change anything, and remembers it", async () => {
    const { service, call } = await start();
    const { status } = await call("CreatePermissionSet", { InstanceArn, Name: "Mine" });
    expect(status).toBe(400);
    expect(service.calls).toEqual([]);
    expect(server?.trouble).toBe("the AWS provider called CreatePermissionSet while it planned");
  });

  it("does not answer in place of another Region", async () => {
    const { call } = await start();
    expect(await call(known.operation, known.input, { region: "us-east-1" })).toMatchObject({ status: 400 });
    expect(server?.trouble).toContain("asks in the Region us-east-1, and the instance was read in eu-west-1");
  });

  it("has no answer for whoever does not know its address", async () => {
    const { call } = await start();
    for (const path of ["/", "/other"])
      expect(
        await call(known.operation, known.input, { url: new URL(path, server!.url).href }),
      ).toMatchObject({
        status: 404,
      });
    expect(server).toMatchObject({ fromBefore: 0, passedOn: 0 });
  });

  it("tries again where AWS throttles or fails, and remembers what came to nothing", async () => {
    const { call } = await start({
      faults: [
        { operation: "ListPermissionSets", code: "ThrottlingException", times: 2 },
        { operation: "ListInstances", code: "AccessDeniedException" },
      ],
    });
    expect(await call("ListPermissionSets", { InstanceArn })).toMatchObject({ status: 200 });
    expect(server?.trouble).toBeUndefined();
    expect(await call("ListInstances", {})).toMatchObject({ status: 400 });
    expect(server?.trouble).toContain("AWS denies sso:ListInstances");
  });

  async function start(options: RehearsalOptions = {}) {
    const service = await serve({ seed, ...options });
    const aws = await ask();
    const opened = await startAnswerServer(
      aws,
      new Map([[questionKey(known), { Tags: [{ Key: "a", Value: "b" }] }]]),
    );
    server = opened;
    const call = async (
      operation: string,
      input: object,
      { region = "eu-west-1", url = opened.url } = {},
    ) => {
      const response = await fetch(url, {
        method: "POST",
        headers: {
          "x-amz-target": `SWBExternalService.${operation}`,
          authorization: `AWS4-HMAC-SHA256 Credential=x/20260101/${region}/sso/aws4_request, SignedHeaders=host`,
        },
        body: JSON.stringify(input),
      });
      const text = await response.text();
      return {
        status: response.status,
        body: (text === "" ? {} : JSON.parse(text)) as Record<string, unknown>,
      };
    };
    return { service, call };
  }
});
