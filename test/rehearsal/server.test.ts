import { networkInterfaces } from "node:os";
import { startRehearsal } from "../../lib/rehearsal";
import { closeAll, errorOf, query, start } from "./support";

afterEach(closeAll);

const target = (operation: string) => ({ "x-amz-target": `SWBExternalService.${operation}` });

async function post(url: string, body: string, headers: Record<string, string>) {
  const authorization = "AWS4-HMAC-SHA256 Credential=rehearsal/20260101/us-east-1/sso/aws4_request";
  const response = await fetch(url, { method: "POST", body, headers: { authorization, ...headers } });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, string>,
  };
}

test("listens on 127.0.0.1 and on no other address of the machine", async () => {
  const { url, rehearsal } = await start();
  expect(url).toBe(`http://127.0.0.1:${rehearsal.port}`);
  const others = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, address }) => family === "IPv4" && address !== "127.0.0.1");
  for (const { address } of [...others, { address: "127.0.0.2" }])
    await expect(fetch(`http://${address}:${rehearsal.port}`, { method: "POST" })).rejects.toThrow(
      "fetch failed",
    );
});

test("takes the port that it is given, and says so when the port is taken", async () => {
  const { rehearsal } = await start();
  await expect(startRehearsal({ port: rehearsal.port })).rejects.toThrow(
    `Port ${rehearsal.port} of 127.0.0.1 is in use`,
  );
});

test("close ends open connections at once", async () => {
  const { rehearsal, url } = await start();
  await rehearsal.close();
  await expect(fetch(url, { method: "POST" })).rejects.toThrow("fetch failed");
});

test("an answer carries AWS's content type and a request id", async () => {
  const { url } = await start();
  const { status, headers } = await post(url, "{}", target("ListInstances"));
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("application/x-amz-json-1.1");
  expect(headers.get("x-amzn-requestid")).toMatch(/^[0-9a-f-]{36}$/);
});

test("an unknown operation is named, with those that are known", async () => {
  const { sso, url } = await start();
  expect(await errorOf(sso("AddRegion"))).toMatch(
    /^UnknownOperationException: The rehearsal does not know the operation AddRegion\. It knows sso-admin: Attach/,
  );
  expect((await post(url, "{}", { "x-amz-target": "Nowhere.Do" })).body.message).toContain("organizations: ");
  expect((await query(url, "iam", { Action: "ListUsers" })).xml).toContain(
    "<Code>UnknownOperationException</Code>",
  );
  expect((await post(url, "{}", target("toString"))).body.__type).toBe("UnknownOperationException");
});

test.each([
  ["{", "SerializationException"],
  ["[]", "SerializationException"],
  ['"text"', "SerializationException"],
  ['{"MaxResults":"many"}', "SerializationException"],
  ["", undefined],
])("a body of %j is answered with %s", async (body, code) => {
  const { url } = await start();
  const answer = await post(url, body, target("ListInstances"));
  expect(answer.body.__type).toBe(code);
  expect(answer.status).toBe(code ? 400 : 200);
});

test("a body of more than a mebibyte is refused, and the next call is served", async () => {
  const { url, sso } = await start();
  const response = await fetch(url, { method: "POST", body: "x".repeat(1024 * 1024 + 1) });
  expect(response.status).toBe(413);
  expect((await sso("ListInstances")).Instances).toHaveLength(1);
});

test("only POST is answered", async () => {
  const { url } = await start();
  expect((await fetch(url)).status).toBe(405);
});

test("records each call with its service, caller, time and error, and nothing else of the signature", async () => {
  const { rehearsal, sso, url } = await start({ now: () => 5000 });
  await errorOf(sso("DescribePermissionSet"));
  await query(url, "sts", { Action: "GetCallerIdentity" }, "222222222222");
  expect(rehearsal.calls).toEqual([
    { service: "sso-admin", operation: "ListInstances", accessKeyId: "rehearsal", at: 5000 },
    {
      service: "sso-admin",
      operation: "DescribePermissionSet",
      accessKeyId: "rehearsal",
      at: 5000,
      code: "ValidationException",
    },
    { service: "sts", operation: "GetCallerIdentity", accessKeyId: "222222222222", at: 5000 },
  ]);
});
