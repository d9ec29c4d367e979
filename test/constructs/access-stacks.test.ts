import { OrganizationsAccount } from "@cdktf/provider-aws/lib/organizations-account";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput, TerraformStack, Testing } from "cdktf";
import { loadAccess } from "../../lib/access/access";
import { AccessStack, PermissionSet, PrincipalLookup } from "../../lib/constructs";
import type { AccessConfig } from "../../lib/config";
import { policyWith } from "../helpers/problems";
import { blocks, jsonOf } from "../helpers/synth";
import { tempFolder } from "../helpers/temp-folder";

const config: AccessConfig = {
  accounts: { prod: "222222222222" },
  groups: { ops: "Ops" },
  permissionSets: { Read: { managedPolicies: ["ReadOnlyAccess"] } },
  assignments: { a: { groups: ["ops"], permissionSets: ["Read"], accounts: ["prod"] } },
};
const names = (stack: TerraformStack, type: string) => Object.keys(blocks(jsonOf(stack), type));
const matching = (text: RegExp) => expect.stringMatching(text) as string;

/** A config with an account of the stack itself. */
const young =
  (change: Partial<AccessConfig> = {}) =>
  (stack: TerraformStack) => {
    const account = new OrganizationsAccount(stack, "Account", { name: "young", email: "young@example.com" });
    return {
      ...config,
      accounts: { ...config.accounts, young: account.id },
      permissionSets: {
        Read: { inlinePolicy: policyWith({}, { Resource: `${account.arn}/\${aws:username}` }) },
      },
      assignments: { a: { groups: ["ops"], permissionSets: ["Read"], accounts: ["prod", "young"] } },
      ...change,
    };
  };

describe("a config that is made of what its stack holds", () => {
  test("has the account's id as an expression, and its key in the address", () => {
    const stack = new AccessStack(Testing.app(), "access", { config: young() });
    const rows = Object.entries(blocks(jsonOf(stack), "aws_ssoadmin_account_assignment"));
    expect(rows.map(([name, { target_id }]) => [name, target_id])).toEqual([
      [matching(/^group_ops_Read_222222222222_\w{12}$/), "222222222222"],
      [matching(/^group_ops_Read_young_\w{12}$/), "${aws_organizations_account.Account.id}"],
    ]);
    const [policy] = Object.values(blocks(jsonOf(stack), "aws_ssoadmin_permission_set_inline_policy"));
    expect(policy?.inline_policy).toContain('"${aws_organizations_account.Account.arn}/$${aws:username}"');
  });

  test("keeps its addresses whatever else the program makes before", () => {
    const app = Testing.app();
    const before = new TerraformStack(app, "before");
    for (let index = 0; index < 9; index += 1)
      new OrganizationsAccount(before, `a${index}`, { name: "a", email: "a@b.c" }).id.trim();
    const [one, other] = [
      new AccessStack(app, "access", { config: young() }),
      new AccessStack(Testing.app(), "access", { config: young() }),
    ];
    expect(names(one, "aws_ssoadmin_account_assignment")).toEqual(
      names(other, "aws_ssoadmin_account_assignment"),
    );
  });

  test("moves with its renamed keys", () => {
    const stack = new AccessStack(Testing.app(), "access", {
      config: young({ renamed: { groups: { operators: "ops" } } }),
    });
    const { moved } = jsonOf(stack) as unknown as { moved: { from: string; to: string }[] };
    expect(moved.map(({ from }) => from)).toEqual([
      matching(/^aws_ssoadmin_account_assignment\.group_operators_Read_222222222222_\w{12}$/),
      matching(/^aws_ssoadmin_account_assignment\.group_operators_Read_young_\w{12}$/),
    ]);
    for (const { to } of moved)
      expect(names(stack, "aws_ssoadmin_account_assignment")).toContain(to.split(".")[1]);
  });

  test("is refused where a token would stand in an address", () => {
    const assignments = (id: string) => ({
      a: { groups: ["ops"], permissionSets: ["Read"], accounts: [id] },
    });
    const wrong = (stack: TerraformStack) => {
      const { id } = new OrganizationsAccount(stack, "A", { name: "a", email: "a@b.c" });
      return { ...config, assignments: assignments(id) } as AccessConfig;
    };
    expect(() => new AccessStack(Testing.app(), "access", { config: wrong })).toThrow("terraform-expression");
  });
});

describe("several access stacks in one app", () => {
  test("of two instances are two stacks of the same addresses", () => {
    const app = Testing.app();
    const [one, two] = ["eu-west-1", "us-east-1"].map(
      (region) => new AccessStack(app, region, { config: { ...config, identityCenter: { region } } }),
    ) as [AccessStack, AccessStack];
    expect(jsonOf(one).provider.aws).toEqual([{ region: "eu-west-1" }]);
    expect(jsonOf(two).provider.aws).toEqual([{ region: "us-east-1" }]);
    expect(jsonOf(one).resource).toEqual(jsonOf(two).resource);
  });

  test("of several folders each read their own", async () => {
    const folder = tempFolder({
      "a/people.yaml": "groups: { ops: Ops }\n",
      "a/access.yaml":
        'permissionSets: { Read: {} }\nassignments: { a: { groups: [ops], permissionSets: [Read], accounts: ["222222222222"] } }\n',
      "b/access.yaml": "permissionSets: { Write: {} }\nassignments: {}\n",
    });
    const app = Testing.app();
    const stacks = await Promise.all(
      ["a", "b"].map(
        async (name) => new AccessStack(app, name, { config: await loadAccess({ file: name, cwd: folder }) }),
      ),
    );
    expect(stacks.map((stack) => names(stack, "aws_ssoadmin_account_assignment").length)).toEqual([1, 0]);
    expect(stacks.map((stack) => [...stack.permissionSets.keys()])).toEqual([["Read"], ["Write"]]);
  });
});

describe("an access stack beside constructs of one's own", () => {
  test("lends its instance and its permission sets, and no two addresses are one", () => {
    const access = new AccessStack(Testing.app(), "access", { config });
    const { identityCenter } = access;
    const read = access.permissionSets.get("Read");
    new PermissionSet(access, "Read2", { identityCenter, name: "Read2" });
    // The id that the config's own construct has as its key.
    new PermissionSet(access, "Read", { identityCenter, name: "Own" });
    read?.grantTo(PrincipalLookup.group(identityCenter, "Auditors"), "333333333333");
    expect(names(access, "aws_ssoadmin_permission_set")).toHaveLength(3);
    const rows = Object.values(blocks(jsonOf(access), "aws_ssoadmin_account_assignment"));
    expect(rows.map(({ target_id }) => target_id).sort()).toEqual(["222222222222", "333333333333"]);
    expect(rows[0]?.depends_on).toEqual(rows[1]?.depends_on);
  });

  test("gives another stack what that stack needs, through outputs", () => {
    const app = Testing.app();
    const access = new AccessStack(app, "access", { config });
    const other = new TerraformStack(app, "other");
    new AwsProvider(other, "Aws");
    const read = access.permissionSets.get("Read");
    new TerraformOutput(other, "arn", { value: read?.arn });
    new TerraformOutput(other, "pattern", { value: read?.reservedRoleArnPatternIn("222222222222") });
    access.prepareStack();
    other.prepareStack();
    const { output } = jsonOf(other);
    expect(output.arn?.value).toMatch(/^\$\{data\.terraform_remote_state\./);
    expect(output.pattern?.value).toMatch(
      /^arn:\$\{element\(split\(":", data\.terraform_remote_state\..*\), 1\)\}:iam::222222222222:role/,
    );
  });
});
