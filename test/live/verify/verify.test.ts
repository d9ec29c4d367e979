import { managedResources, type ManagedResource } from "../../../lib/live/verify/managed-resource";
import { questionKey } from "../../../lib/live/verify/question";
import { verify, type VerifyOptions } from "../../../lib/live/verify/verify";
import { openInstance } from "../../../lib/live/read/read-instance";
import { callRehearsal, type Fault } from "../../../lib/rehearsal";
import { ask, closeAll, serve } from "../support";

const instance = { arn: "arn:aws:sso:::instance/ssoins-1111111111111111", identityStoreId: "d-1111111111" };
const seed = {
  region: "eu-west-1",
  instances: [instance],
  accounts: [{ id: "222222222222", name: "production" }],
  groups: [{ displayName: "Developers" }, { displayName: "Operators" }],
  permissionSets: [{ name: "ReadOnly" }],
  accountAssignments: ["Developers", "Operators"].map((principal) => ({
    principalType: "GROUP" as const,
    principal,
    permissionSet: "ReadOnly",
    accountId: "222222222222",
  })),
};
const aws5 = { changesTags: false, hasRegion: false };
const provider = "registry.terraform.io/hashicorp/aws";

describe("a state, compared with AWS", () => {
  afterEach(closeAll);

  it("agrees, and what a refresh would ask of it is known", async () => {
    const { compare, rows } = await world();
    const { differences, answers } = await compare(rows);
    expect(differences).toEqual([]);
    const { InstanceArn, AccountId, PermissionSetArn } = pairOf(rows[0]!);
    const input = { PermissionSetArn, InstanceArn, AccountId };
    const known = answers.get(questionKey({ operation: "ListAccountAssignments", input }));
    expect(known?.AccountAssignments).toHaveLength(2);
  });

  it("differs in what AWS has no longer, and knows no answer for its neighbours", async () => {
    const { compare, rows, url } = await world();
    const { InstanceArn, AccountId: TargetId, PermissionSetArn } = pairOf(rows[0]!);
    await callRehearsal(url, "sso-admin", "DeleteAccountAssignment", {
      InstanceArn,
      TargetId,
      PermissionSetArn,
      TargetType: "AWS_ACCOUNT",
      PrincipalType: "GROUP",
      PrincipalId: rows[0]!.values.principal_id,
    });
    const { differences, answers } = await compare(rows);
    expect(differences).toEqual([{ address: "row.0", why: "AWS does not have it" }]);
    expect(answers.size).toBe(0);
  });

  it.each([
    [{ type: "aws_s3_bucket" }, "aws_s3_bucket is not verified"],
    [
      { provider: "registry.terraform.io/somebody/aws-like" },
      "aws_ssoadmin_account_assignment is not verified",
    ],
    [{ deposed: true }, "a replacement left it behind"],
    [{ values: { region: "eu-west-1" } }, "its region differs"],
    [{ values: { note: null } }, "its attribute note is not verified"],
    [{ values: { id: "other" } }, "its id differs"],
    [{ values: { target_type: "OTHER" } }, "its id differs"],
    [{ values: { instance_arn: "arn:aws:sso:::instance/ssoins-2" } }, "it is not of the instance"],
  ])("vouches for nothing that it does not know: %j", async (change: Partial<ManagedResource>, why) => {
    const { compare, rows } = await world();
    const changed = { ...rows[0]!, ...change, values: { ...rows[0]!.values, ...change.values } };
    const { differences, answers } = await compare([changed, rows[1]!]);
    expect(differences).toEqual([{ address: "row.0", why: expect.stringContaining(why) as string }]);
    // Not to be found in the list that a neighbour would be answered with, it would pass for removed.
    if (changed.type === "aws_ssoadmin_account_assignment") expect(answers.size).toBe(0);
  });

  it("wants the Region from version 6 of the provider on", async () => {
    const { compare, rows } = await world();
    const six = { ...aws5, hasRegion: true };
    expect((await compare(rows, six)).differences).toHaveLength(2);
    const withRegion = rows.map((row) => ({ ...row, values: { ...row.values, region: "eu-west-1" } }));
    expect((await compare(withRegion, six)).differences).toEqual([]);
  });

  it("needs nothing from AWS for what is Terraform's own", async () => {
    const { compare, rows } = await world();
    const own = { ...rows[0]!, type: "terraform_data", provider: "terraform.io/builtin/terraform" };
    expect((await compare([own])).differences).toEqual([]);
  });

  it("agrees all the same where AWS throttles, fails, and sends broken answers", async () => {
    const service = await serve({ seed });
    const { rows } = await stateIn(service.url);
    const trouble = ["reset", "cut", "truncated", "garbage"] as const;
    const faults: Fault[] = [
      ...trouble.map((answer) => ({ operation: "sso-admin:*", answer, chance: 0.1 })),
      { operation: "sso-admin:*", code: "ThrottlingException", chance: 0.1 },
      { operation: "sso-admin:*", chance: 0.1 },
    ];
    for (let faultSeed = 1; faultSeed <= 10; faultSeed += 1) {
      await serve({ seed, faults, faultSeed });
      const aws = await ask({ firstPauseMs: 5, patienceMs: 20_000 });
      const { differences } = await verify(aws, await openInstance(aws, undefined), rows, aws5);
      expect(differences).toEqual([]);
    }
  });

  it.each(["AccessDeniedException", "InternalServerException", "ThrottlingException"])(
    "is not compared at all where a part cannot be read: %s",
    async (code) => {
      const faults = ["ListAccountAssignments", "ListAccountAssignmentsForPrincipal"].map((operation) => ({
        operation,
        code,
        // The test itself asks once before.
        after: operation === "ListAccountAssignments" ? 1 : 0,
      }));
      const { compare, rows } = await world(faults);
      await expect(compare(rows)).rejects.toThrow(/ListAccountAssignments/);
    },
  );
});

describe("the resources of a state", () => {
  it("are those of modules, too, and no data sources", () => {
    const resource = { mode: "managed", type: "t", provider_name: "p", values: {} };
    const json = JSON.stringify({
      format_version: "1.0",
      values: {
        root_module: {
          resources: [
            { ...resource, address: "a" },
            { ...resource, address: "d", mode: "data" },
          ],
          child_modules: [{ resources: [{ ...resource, address: "b", deposed_key: "x" }] }],
        },
      },
    });
    const found = managedResources(Buffer.from(json));
    expect(found.map(({ address, deposed }) => [address, deposed])).toEqual([
      ["a", false],
      ["b", true],
    ]);
  });

  it("are none where the state is empty", () => {
    expect(managedResources(Buffer.from('{"format_version":"1.0"}'))).toEqual([]);
  });

  it.each(["", "null", "{}", '{"format_version":"2.0"}', "No state."])("are not read from %j", (text) => {
    expect(() => managedResources(Buffer.from(text))).toThrow("printed no state");
  });
});

/** A service, and the state that an apply of its account assignments would have left. */
async function world(faults: Fault[] = []) {
  const { url } = await serve({ seed, faults });
  const { rows } = await stateIn(url);
  const aws = await ask({ patienceMs: 200, firstPauseMs: 10 });
  const found = await openInstance(aws, undefined);
  const compare = (state: Parameters<typeof verify>[2], options: VerifyOptions = aws5) =>
    verify(aws, found, state, options);
  return { url, rows, compare };
}

/** The account assignments of a service, as a state has them. */
async function stateIn(url: string) {
  const { arn: InstanceArn } = instance;
  const { PermissionSets } = await callRehearsal<{ PermissionSets: string[] }>(
    url,
    "sso-admin",
    "ListPermissionSets",
    { InstanceArn },
  );
  const [PermissionSetArn = ""] = PermissionSets;
  const { AccountAssignments } = await callRehearsal<{ AccountAssignments: { PrincipalId: string }[] }>(
    url,
    "sso-admin",
    "ListAccountAssignments",
    { InstanceArn, AccountId: "222222222222", PermissionSetArn },
  );
  const rows = AccountAssignments.map(({ PrincipalId }, index) => ({
    address: `row.${index}`,
    type: "aws_ssoadmin_account_assignment",
    provider,
    deposed: false,
    values: {
      id: `${PrincipalId},GROUP,222222222222,AWS_ACCOUNT,${PermissionSetArn},${InstanceArn}`,
      instance_arn: InstanceArn,
      permission_set_arn: PermissionSetArn,
      principal_id: PrincipalId,
      principal_type: "GROUP",
      target_id: "222222222222",
      target_type: "AWS_ACCOUNT",
      timeouts: null,
    } as Record<string, unknown>,
  }));
  return { rows };
}

function pairOf({ values }: { values: Record<string, unknown> }) {
  return {
    InstanceArn: values.instance_arn,
    AccountId: values.target_id,
    PermissionSetArn: values.permission_set_arn,
  };
}
