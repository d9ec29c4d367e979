import { removalCommand } from "../../../lib/live/adopt/left-out";
import type { InstanceState, LivePermissionSet } from "../../../lib/live/instance";
import type { Snapshot } from "../../../lib/organization/snapshot";
import { adopted, stateOf } from "./support";

const [management, prod, gone] = ["111111111111", "222222222222", "333333333333"];
const account = (id: string, name: string) => ({ id, name, state: "ACTIVE" as const });
const snapshot: Snapshot = {
  version: 1,
  takenAt: "2026-11-22T08:00:00Z",
  organizationId: "o-a1b2c3d4e5",
  managementAccountId: management,
  root: {
    id: "r-ab12",
    name: "Root",
    accounts: [account(management, "management"), account(prod, "prod")],
    organizationalUnits: [],
  },
};

/** An instance in which a group has one permission set with these settings. */
function withSet(changes: Partial<LivePermissionSet>, more: Partial<InstanceState> = {}): InstanceState {
  const state = stateOf([["Engineers", "Set", prod]], more);
  const [[arn, set]] = [...state.permissionSets] as [[string, LivePermissionSet]];
  return { ...state, permissionSets: new Map([[arn, { ...set, ...changes }]]) };
}
const adopt = async (state: InstanceState, options: Parameters<typeof adopted>[1] = {}) => {
  const { adoption, into } = await adopted({ state, snapshot }, options);
  return { ...adoption, set: adoption.document.permissionSets?.Set, into };
};

describe("a permission set that AWS has and the checks refuse", () => {
  it.each<[string, Partial<LivePermissionSet>, RegExp]>([
    ["a comma in the name of a policy", { customerManagedPolicies: [{ name: "a,b", path: "/" }] }, /comma/],
    ["an inline policy that is no JSON", { inlinePolicy: "{" }, /JSON/],
    ["a session in seconds", { sessionDuration: "PT3600S" }, /session/],
  ])("is existing, with a note: %s", async (_, changes, why) => {
    const { set, notes, rows } = await adopt(withSet(changes));
    expect(set).toEqual({ existing: true });
    expect(notes).toEqual([expect.stringMatching(why)]);
    expect(notes[0]).toContain('The permission set "Set" is not adopted');
    expect(rows).toHaveLength(1);
  });
});

describe("a permission set", () => {
  it("has its session in few letters, and a note where the plan spells it in another way", async () => {
    expect((await adopt(withSet({ sessionDuration: "PT1H30M" }))).set).toEqual({ sessionDuration: "1h30m" });
    const { set, notes } = await adopt(withSet({ sessionDuration: "PT90M" }));
    expect(set).toEqual({ sessionDuration: "1h30m" });
    expect(notes).toEqual([expect.stringMatching(/changes the session of "Set" from PT90M/)]);
  });

  it("is without the tags that AWS itself sets, and says whose stack it is", async () => {
    const tags = { "aws:cloudformation:stack-name": "sso", team: "a" };
    const { set, notes } = await adopt(withSet({ tags }));
    expect(set).toEqual({ tags: { team: "a" } });
    expect(notes).toEqual([expect.stringContaining("DeletionPolicy: Retain")]);
  });

  it("has a long inline policy in a file of its own, and a short one in its place", async () => {
    const policy = (actions: number) => ({
      Version: "2012-10-17",
      Statement: [
        { Effect: "Allow", Action: Array.from({ length: actions }, () => "s3:GetObject"), Resource: "*" },
      ],
    });
    const short = await adopt(withSet({ inlinePolicy: JSON.stringify(policy(1)) }));
    expect(short.set).toEqual({ inlinePolicy: policy(1) });
    const long = await adopt(withSet({ inlinePolicy: JSON.stringify(policy(60), undefined, 4) }));
    expect(long.set).toEqual({ inlinePolicy: { file: "policies/set.json" } });
    expect(JSON.parse(long.policyFiles.get("policies/set.json")!)).toEqual(policy(60));
    expect(long.into.access.config.permissionSets.get("Set")?.inlinePolicy).toBe(JSON.stringify(policy(60)));
  });

  it("has managed policies by name, and those of another partition by ARN", async () => {
    const managedPolicies = [
      "arn:aws-cn:iam::aws:policy/ReadOnlyAccess",
      "arn:aws:iam::aws:policy/job-function/Billing",
    ];
    const { set } = await adopt(withSet({ managedPolicies }));
    expect(set).toEqual({ managedPolicies: [managedPolicies[0], "job-function/Billing"] });
  });
});

describe("attributes for access control", () => {
  it("are adopted, or none of them where one has several sources", async () => {
    const one = { team: ["${path:enterprise.department}"] };
    const { document } = await adopt(withSet({}, { accessControlAttributes: one }));
    expect(document.accessControlAttributes).toEqual({ team: "${path:enterprise.department}" });
    const several = { ...one, cost: ["${path:userName}", "${path:email}"] };
    const { document: without, notes } = await adopt(withSet({}, { accessControlAttributes: several }));
    expect(without.accessControlAttributes).toBeUndefined();
    expect(notes).toEqual([expect.stringContaining("not adopted: one of them has several sources")]);
  });
});

describe("account assignments that a config cannot have", () => {
  it("are those in an account that left the organization, with the command that removes them", async () => {
    const state = stateOf([
      ["Engineers", "Set", prod],
      ["Engineers", "Set", gone],
    ]);
    const { leftOut, rows } = await adopt(state);
    expect(rows).toHaveLength(1);
    expect(leftOut).toMatchObject([{ reason: "account-not-in-organization", row: { accountId: gone } }]);
    expect(removalCommand(leftOut[0]!.row, state)).toMatch(
      /^aws sso-admin delete-account-assignment --region eu-west-1 .*--principal-type GROUP .*--target-id 333333333333$/,
    );
  });

  it("are for a delegated administrator those that only the management account may change", async () => {
    const state = stateOf([
      ["Engineers", "Set", prod],
      ["Engineers", "Shared", prod],
      ["Engineers", "Shared", management],
    ]);
    const shared = [...state.permissionSets.values()].find(({ name }) => name === "Shared")!;
    const provisionedAccounts = new Map([[shared.arn, [management, prod]]]);
    const { leftOut, rows, document } = await adopt(
      { ...state, provisionedAccounts },
      { administeredFrom: "delegated-administrator" },
    );
    expect(rows).toHaveLength(1);
    expect(leftOut.map(({ reason }) => reason)).toEqual(["management-account", "management-account"]);
    expect(Object.keys(document.permissionSets!)).toEqual(["Set"]);
    expect(document.identityCenter).toMatchObject({ administeredFrom: "delegated-administrator" });
  });
});
