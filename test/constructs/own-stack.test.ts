import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IdentitystoreGroup } from "@cdktf/provider-aws/lib/identitystore-group";
import { OrganizationsAccount } from "@cdktf/provider-aws/lib/organizations-account";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import { Construct } from "constructs";
import {
  AccountAssignment,
  IdentityCenter,
  PermissionSet,
  PrincipalLookup,
  type PermissionSetProps,
} from "../../lib/constructs";
import { policyWith } from "../helpers/problems";
import { blocks, jsonOf } from "../helpers/synth";

const production = "222222222222";

/** A stack of somebody's own, with an instance in it. */
function begin() {
  const app = Testing.app();
  const stack = new TerraformStack(app, "own");
  new AwsProvider(stack, "Aws", { region: "eu-west-1" });
  const identityCenter = new IdentityCenter(stack, "IdentityCenter");
  const permissionSet = (id: string, props: Omit<PermissionSetProps, "identityCenter"> = {}) =>
    new PermissionSet(stack, id, { identityCenter, ...props });
  const only = (type: string) => {
    const all = Object.values(blocks(jsonOf(stack), type));
    expect(all).toHaveLength(1);
    return all[0] ?? {};
  };
  return { app, stack, identityCenter, permissionSet, only };
}

const names = (stack: TerraformStack, type: string) => Object.keys(blocks(jsonOf(stack), type));
const matching = (text: RegExp) => expect.stringMatching(text) as string;

describe("a permission set", () => {
  test("is named as its construct, and has what its props say", () => {
    const { permissionSet, only } = begin();
    permissionSet("Developer", {
      description: "Build for ${you}",
      sessionDuration: "90m",
      tags: { team: "ops" },
      inlinePolicy: policyWith({}, { Resource: "arn:aws:s3:::home/${aws:username}" }),
    });
    expect(only("aws_ssoadmin_permission_set")).toMatchObject({
      instance_arn: matching(
        /^\$\{data\.aws_ssoadmin_instances\.identity-center_IdentityCenter_\w{12}\.arns\[0\]\}$/,
      ),
      name: "Developer",
      description: "Build for $${you}",
      session_duration: "PT1H30M",
      tags: { team: "ops" },
    });
    expect(only("aws_ssoadmin_permission_set_inline_policy").inline_policy).toContain(
      "home/$${aws:username}",
    );
  });

  test("takes policies in all forms, and a boundary", () => {
    const { stack, permissionSet, only } = begin();
    permissionSet("Set", {
      managedPolicies: ["ReadOnlyAccess", "job-function/Billing", "arn:aws-cn:iam::aws:policy/X"],
      customerManagedPolicies: [{ name: "Team", path: "/teams/" }],
      permissionsBoundary: { managedPolicy: "PowerUserAccess" },
    });
    const arns = Object.values(blocks(jsonOf(stack), "aws_ssoadmin_managed_policy_attachment")).map(
      ({ managed_policy_arn }) => managed_policy_arn,
    );
    const partition =
      /^arn:\$\{element\(split\(":", data\.aws_ssoadmin_instances\.[\w-]+\.arns\[0\]\), 1\)\}/;
    expect(arns.sort()).toEqual([
      matching(new RegExp(`${partition.source}:iam::aws:policy/ReadOnlyAccess$`)),
      matching(new RegExp(`${partition.source}:iam::aws:policy/job-function/Billing$`)),
      "arn:aws-cn:iam::aws:policy/X",
    ]);
    expect(only("aws_ssoadmin_customer_managed_policy_attachment")).toMatchObject({
      customer_managed_policy_reference: { name: "Team", path: "/teams/" },
    });
    expect(only("aws_ssoadmin_permissions_boundary_attachment")).toMatchObject({
      permissions_boundary: { managed_policy_arn: matching(/PowerUserAccess$/) },
    });
  });

  test("says everything that is wrong with it at once, with its path", () => {
    const { permissionSet } = begin();
    const wrong = () =>
      permissionSet("Set", { sessionDuration: "13h", managedPolicies: ["no such"], tags: { "aws:a": "b" } });
    expect(wrong).toThrow(/^own\/Set\n/);
    for (const sentence of [
      'sessionDuration: the session duration "13h" is 780 minutes; allowed: 1 to 12 hours',
      "managedPolicies[0]: the AWS managed policy",
      "begins with aws:",
      "3 errors",
    ])
      expect(() =>
        begin().permissionSet("Set", {
          sessionDuration: "13h",
          managedPolicies: ["no such"],
          tags: { "aws:a": "b" },
        }),
      ).toThrow(sentence);
    expect(() => permissionSet("A name of its own")).toThrow("invalid-permission-set-name");
  });

  test("takes no name that AWS Control Tower owns", () => {
    expect(() => begin().permissionSet("AWSReadOnlyAccess")).toThrow("control-tower-name");
  });

  test("takes no setting that has an effect in access configs alone", () => {
    const guarded = { onlyIn: ["prod"] } as object;
    expect(() => begin().permissionSet("Set", guarded)).toThrow(
      "own/Set: onlyIn is a setting of access configs",
    );
  });

  test("warns by an annotation, once", () => {
    const { permissionSet } = begin();
    const set = permissionSet("Set", { managedPolicies: ["NoSuchPolicyAtAll"] }).addManagedPolicy(
      "ReadOnlyAccess",
    );
    const warnings = set.node.metadata.filter(({ type }) => type === "@cdktf/warn");
    expect(warnings.map(({ data }) => data as string)).toEqual([
      matching(/^unknown-managed-policy managedPolicies\[0\]: /),
    ]);
  });
});

describe("values that are known only at apply", () => {
  test("an account that is created in the same app, a policy document, a policy beside it", () => {
    const { stack, permissionSet, only } = begin();
    const account = new OrganizationsAccount(stack, "Young", { name: "young", email: "young@example.com" });
    const policy = new IamPolicy(stack, "Team", { name: "Team", path: "/teams/", policy: "{}" });
    const document = new DataAwsIamPolicyDocument(stack, "Document", {});
    const group = new IdentitystoreGroup(stack, "Group", {
      displayName: "G",
      identityStoreId: "d-1234567890",
    });
    permissionSet("Developer", {
      inlinePolicy: document.json,
      customerManagedPolicies: [{ name: policy.name, path: policy.path }],
    }).grantTo(group, account.id);
    expect(only("aws_ssoadmin_permission_set_inline_policy").inline_policy).toBe(
      "${data.aws_iam_policy_document.Document.json}",
    );
    expect(only("aws_ssoadmin_customer_managed_policy_attachment")).toMatchObject({
      customer_managed_policy_reference: {
        name: "${aws_iam_policy.Team.name}",
        path: "${aws_iam_policy.Team.path}",
      },
    });
    expect(only("aws_ssoadmin_account_assignment")).toMatchObject({
      target_id: "${aws_organizations_account.Young.id}",
      principal_id: "${aws_identitystore_group.Group.group_id}",
      principal_type: "GROUP",
    });
  });

  test("name, texts, tags, session, boundary, single policies and a whole list of them", () => {
    const { stack, permissionSet, only } = begin();
    const value = new TerraformVariable(stack, "v", { type: "string" }).stringValue;
    const list = new TerraformVariable(stack, "arns", { type: "list(string)" }).listValue;
    const set = permissionSet("Set", {
      name: value,
      description: `For ${value}, \${not_you}`,
      sessionDuration: value,
      relayState: value,
      tags: { team: value },
      managedPolicies: list,
      permissionsBoundary: { customerManagedPolicy: { name: value } },
      inlinePolicy: policyWith({}, { Resource: `arn:aws:s3:::${value}/\${aws:username}` }),
    });
    set.grantTo({ principalType: "USER", principalId: value }, value);
    expect(only("aws_ssoadmin_permission_set")).toMatchObject({
      name: "${var.v}",
      description: "For ${var.v}, $${not_you}",
      session_duration: "${var.v}",
      relay_state: "${var.v}",
      tags: { team: "${var.v}" },
    });
    expect(only("aws_ssoadmin_permissions_boundary_attachment").permissions_boundary).toEqual({
      customer_managed_policy_reference: { name: "${var.v}", path: "/" },
    });
    expect(only("aws_ssoadmin_permission_set_inline_policy").inline_policy).toContain(
      "arn:aws:s3:::${var.v}/$${aws:username}",
    );
    expect(only("aws_ssoadmin_managed_policy_attachment")).toMatchObject({
      for_each: "${toset(var.arns)}",
      managed_policy_arn: "${each.value}",
    });
    const { depends_on } = only("aws_ssoadmin_account_assignment");
    expect(depends_on).toContainEqual(matching(/^aws_ssoadmin_managed_policy_attachment\.[\w-]+$/));
    expect(set.reservedRoleArnPattern).toContain(value);
  });

  test("do not hide what is wrong beside them", () => {
    const { stack, permissionSet } = begin();
    const value = new TerraformVariable(stack, "v", {}).stringValue;
    expect(() => permissionSet("Set", { description: value, sessionDuration: "1m" })).toThrow(
      "invalid-session-duration",
    );
  });

  test("have addresses that do not change with the order of the program", () => {
    const addresses = (turned: boolean) => {
      const { stack, permissionSet } = begin();
      const made = ["A", "B"].map((id) => new IamPolicy(stack, id, { policy: "{}" }));
      const policies = turned ? [...made].reverse() : made;
      if (turned) new TerraformVariable(stack, "before", {}).stringValue.trim();
      const accounts = ["X", "Y"].map(
        (name) => new OrganizationsAccount(stack, name, { name, email: "a@b" }),
      );
      permissionSet("Set", {
        customerManagedPolicies: policies.map(({ name, path }) => ({ name, path })),
      }).grantTo(
        { principalType: "USER", principalId: policies[0]!.arn && made[0]!.arn },
        (turned ? [...accounts].reverse() : accounts).map(({ id }) => id),
      );
      return [
        ...names(stack, "aws_ssoadmin_customer_managed_policy_attachment"),
        ...names(stack, "aws_ssoadmin_account_assignment"),
      ].sort();
    };
    expect(addresses(true)).toEqual(addresses(false));
    expect(addresses(false)).toHaveLength(4);
  });

  test("are refused where two of them are one policy", () => {
    const { stack, permissionSet } = begin();
    const policy = new IamPolicy(stack, "P", { policy: "{}" });
    const twice = [{ name: policy.name }, { name: policy.name }];
    expect(() => permissionSet("Set", { customerManagedPolicies: twice })).toThrow("is attached twice");
  });
});

describe("an account assignment", () => {
  test("of any principal: looked up, a resource, or a type and an id", () => {
    const { stack, identityCenter, permissionSet } = begin();
    const set = permissionSet("Set");
    const id = "906704dc1f-4f1b6f3e-2d5a-4c7b-9e8d-0a1b2c3d4e5f";
    const principals = [
      PrincipalLookup.group(identityCenter, "Platform Engineers"),
      PrincipalLookup.user(identityCenter, { email: "alice@example.com" }),
      new PrincipalLookup(stack, "Ops", { identityCenter, group: { id } }),
      { userId: id },
      { principalType: "GROUP", principalId: id } as const,
    ];
    principals.forEach((principal, index) => {
      new AccountAssignment(stack, `a${index}`, { permissionSet: set, principal, accountId: production });
    });
    const rows = Object.values(blocks(jsonOf(stack), "aws_ssoadmin_account_assignment"));
    expect(rows.map(({ principal_type, principal_id }) => [principal_type, principal_id])).toEqual([
      ["GROUP", matching(/^\$\{data\.aws_identitystore_group\.[\w-]+\.group_id\}$/)],
      ["USER", matching(/^\$\{data\.aws_identitystore_user\.[\w-]+\.user_id\}$/)],
      ["GROUP", matching(/^\$\{data\.aws_identitystore_group\.group_Ops_\w{12}\.group_id\}$/)],
      ["USER", id],
      ["GROUP", id],
    ]);
  });

  test("comes after every policy of its permission set, also those that are added later, and what it is told", () => {
    const { stack, permissionSet, only } = begin();
    const set = permissionSet("Set", { managedPolicies: ["ReadOnlyAccess"] });
    const policy = new IamPolicy(stack, "P", { policy: "{}" });
    new AccountAssignment(stack, "a", {
      permissionSet: set,
      principal: { userId: "906704dc1f-4f1b6f3e-2d5a-4c7b-9e8d-0a1b2c3d4e5f" },
      accountId: production,
      dependsOn: [policy],
    });
    set
      .addManagedPolicy("job-function/Billing")
      .addCustomerManagedPolicy({ name: policy.name })
      .addInlinePolicy(policyWith())
      .addPermissionsBoundary({ managedPolicy: "PowerUserAccess" });
    const { depends_on } = only("aws_ssoadmin_account_assignment");
    expect(depends_on).toEqual(["aws_iam_policy.P", ...set.policyAddresses]);
    expect(set.policyAddresses).toHaveLength(5);
    for (const address of set.policyAddresses) {
      const [type = "", name = ""] = address.split(".");
      expect(names(stack, type)).toContain(name);
    }
  });

  test("of no account is refused, with the construct's path", () => {
    const { stack, permissionSet } = begin();
    const principal = { userId: "906704dc1f-4f1b6f3e-2d5a-4c7b-9e8d-0a1b2c3d4e5f" };
    const assign = (id: string, accountId: string) => () =>
      new AccountAssignment(stack, id, { permissionSet: permissionSet(`Set${id}`), principal, accountId });
    expect(assign("a", "2222")).toThrow(
      'own/a\nerror  invalid-account-id\n  accountId: the account id "2222" has 4 digits',
    );
    expect(assign("b", 222222222222 as unknown as string)).toThrow("unquoted-account-id");
    const nobody = { userId: "alice" };
    expect(() => permissionSet("S").grantTo(nobody, production)).toThrow('the id "alice"');
  });

  test("of no account at all, or of a list that is known only at apply, is refused", () => {
    const { stack, identityCenter, permissionSet } = begin();
    const set = permissionSet("Set");
    const principal = PrincipalLookup.group(identityCenter, "Ops");
    const list = new TerraformVariable(stack, "ids", {}).listValue;
    expect(() => set.grantTo(principal, [])).toThrow("own/Set: the list of accounts is empty");
    expect(() =>
      identityCenter.assign({ principals: [], permissionSets: [set], accounts: [production] }),
    ).toThrow("own/IdentityCenter: the list of principals is empty");
    // That is a sentence of cdktf, which says what to write instead.
    expect(() => set.grantTo(principal, list)).toThrow("encoded list token");
    expect(() => permissionSet("Spread", { managedPolicies: [...list, "ReadOnlyAccess"] })).toThrow(
      "terraform-expression\n  managedPolicies[0]",
    );
  });

  test("that is granted twice is one", () => {
    const { stack, identityCenter, permissionSet } = begin();
    const group = () => PrincipalLookup.group(identityCenter, "Ops");
    const [a, b] = [permissionSet("A"), permissionSet("B")];
    const first = identityCenter.assign({
      principals: [group(), PrincipalLookup.user(identityCenter, "alice")],
      permissionSets: [a, b],
      accounts: [production, "333333333333"],
    });
    expect(first).toHaveLength(8);
    expect(a.grantTo(group(), production)).toEqual([first[0]]);
    expect(names(stack, "aws_ssoadmin_account_assignment")).toHaveLength(8);
    expect(names(stack, "aws_identitystore_group")).toHaveLength(1);
  });
});

describe("what exists already", () => {
  test("a permission set by name or ARN is looked up, assigned, and has a role pattern", () => {
    const { stack, identityCenter } = begin();
    const byName = PermissionSet.fromName(stack, "N", { identityCenter, name: "AWSReadOnlyAccess" });
    const arn = "arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef";
    const byArn = PermissionSet.fromArn(stack, "A", { identityCenter, arn });
    const principal = { groupId: "906704dc1f-4f1b6f3e-2d5a-4c7b-9e8d-0a1b2c3d4e5f" };
    identityCenter.assign({
      principals: [principal],
      permissionSets: [byName, byArn],
      accounts: [production],
    });
    const json = jsonOf(stack);
    expect(json.resource?.aws_ssoadmin_permission_set).toBeUndefined();
    expect(Object.values(json.data?.aws_ssoadmin_permission_set ?? {})).toMatchObject([
      { arn },
      { name: "AWSReadOnlyAccess" },
    ]);
    expect(names(stack, "aws_ssoadmin_account_assignment")).toHaveLength(2);
    expect(byName.reservedRoleArnPatternIn(production)).toMatch(
      /iam::222222222222:role\/aws-reserved\/sso\.amazonaws\.com\/\*AWSReservedSSO_AWSReadOnlyAccess_\?{16}$/,
    );
  });

  test("a permission set under a name or an ARN that there cannot be is refused", () => {
    const { stack, identityCenter } = begin();
    expect(() => PermissionSet.fromName(stack, "N", { identityCenter, name: "a b" })).toThrow("own/N");
    expect(() =>
      PermissionSet.fromArn(stack, "A", { identityCenter, arn: "arn:aws:iam::aws:policy/X" }),
    ).toThrow("own/A");
  });

  test("an instance by ARN, with or without its identity store", () => {
    const { stack } = begin();
    const arn = "arn:aws-us-gov:sso:::instance/ssoins-1234567890abcdef";
    const named = new IdentityCenter(stack, "Named", { instance: { arn, identityStoreId: "d-1234567890" } });
    expect([named.arn, named.identityStoreId, named.partition]).toEqual([arn, "d-1234567890", "aws-us-gov"]);
    const found = IdentityCenter.fromArn(stack, "Found", arn);
    PrincipalLookup.group(found, "Ops");
    const [group] = Object.values(blocks(jsonOf(stack), "aws_identitystore_group"));
    expect(group?.identity_store_id).toMatch(
      /^\$\{element\(data\.aws_ssoadmin_instances\.[\w-]+\.identity_store_ids, index\(data\.aws_ssoadmin_instances\.[\w-]+\.arns, "arn:aws-us-gov:sso:::instance\/ssoins-1234567890abcdef"\)\)\}$/,
    );
    expect(() => IdentityCenter.fromArn(stack, "Wrong", "arn:aws:s3:::x")).toThrow("invalid-instance-arn");
  });
});

describe("addresses", () => {
  test("of constructs whose ids differ only in characters that are dropped stay apart, at every depth", () => {
    const { stack, identityCenter } = begin();
    const principal = { userId: "906704dc1f-4f1b6f3e-2d5a-4c7b-9e8d-0a1b2c3d4e5f" };
    const ids = ["a.b", "ab", "a b", "a:b", "a-b", "日本", "###"];
    const scopes = [
      stack,
      new Construct(stack, "x.y"),
      new Construct(stack, "xy"),
      new Construct(stack, "xy.a"),
    ];
    for (const scope of scopes) {
      for (const id of ids) {
        const permissionSet = new PermissionSet(scope, id, {
          identityCenter,
          name: "Set",
          managedPolicies: ["X"],
        });
        new AccountAssignment(scope, `${id}!`, { permissionSet, principal, accountId: production });
        new PrincipalLookup(scope, `${id}?`, { identityCenter, group: "Ops" });
      }
    }
    for (const type of [
      "aws_ssoadmin_permission_set",
      "aws_ssoadmin_managed_policy_attachment",
      "aws_ssoadmin_account_assignment",
      "aws_identitystore_group",
    ])
      expect(names(stack, type)).toHaveLength(ids.length * scopes.length);
  });

  test("say where the construct stands", () => {
    const { stack, identityCenter } = begin();
    new PermissionSet(new Construct(stack, "Team"), "Developer", { identityCenter });
    expect(names(stack, "aws_ssoadmin_permission_set")).toEqual([
      matching(/^set_Team_Developer_[0-9a-f]{12}$/),
    ]);
  });
});

test("an instance that is not found is told of in the words of the app", () => {
  const { only } = begin();
  const { lifecycle } = only("aws_ssoadmin_instances") as {
    lifecycle: { postcondition: { error_message: string }[] };
  };
  expect(lifecycle.postcondition[0]?.error_message).toContain(
    "Name the right one, with IdentityCenter.fromArn.",
  );
});

test("two instances in one stack, each with a provider of its own", () => {
  const { stack } = begin();
  const provider = new AwsProvider(stack, "Tokyo", { alias: "tokyo", region: "ap-northeast-1" });
  const identityCenter = new IdentityCenter(stack, "Elsewhere", { provider });
  const set = new PermissionSet(stack, "Set", {
    identityCenter,
    managedPolicies: ["X"],
    inlinePolicy: policyWith(),
  });
  set.grantTo(PrincipalLookup.group(identityCenter, "Ops"), production);
  PermissionSet.fromName(stack, "Existing", { identityCenter, name: "X" });
  const json = jsonOf(stack);
  const all = [...Object.values(json.resource ?? {}), ...Object.values(json.data ?? {})].flatMap((byName) =>
    Object.values(byName),
  );
  expect(all.map((block) => block.provider).sort()).toEqual([
    ...Array<string>(7).fill("aws.tokyo"),
    undefined,
  ]);
});

test("in another stack of the app they are read from the first one's outputs", () => {
  const { app, stack, identityCenter, permissionSet } = begin();
  const set = permissionSet("Set", { managedPolicies: ["ReadOnlyAccess"] });
  const group = PrincipalLookup.group(identityCenter, "Ops");
  const other = new TerraformStack(app, "other");
  new AwsProvider(other, "Aws");
  new AccountAssignment(other, "a", { permissionSet: set, principal: group, accountId: production });
  stack.prepareStack();
  other.prepareStack();
  const [row] = Object.values(blocks(jsonOf(other), "aws_ssoadmin_account_assignment"));
  for (const argument of ["instance_arn", "permission_set_arn", "principal_id"])
    expect(row?.[argument]).toMatch(/^\$\{data\.terraform_remote_state\./);
  expect(row).not.toHaveProperty("depends_on");
  expect(Object.keys(jsonOf(stack).output)).toHaveLength(3);
});

describe("from plain JavaScript", () => {
  const any = (value: unknown) => value as never;

  test.each([
    undefined,
    null,
    "Developers",
    {},
    { groupId: undefined },
    { principalType: "ROLE", principalId: "x" },
  ])("%j is no principal", (grantee) => {
    const { permissionSet } = begin();
    expect(() => permissionSet("Dev").grantTo(any(grantee), production)).toThrow(
      /is no principal; allowed: a/,
    );
  });

  test.each([[undefined], [222222222222], [[production, 7]]])("%j is no account", (accounts) => {
    const { permissionSet, identityCenter } = begin();
    const group = PrincipalLookup.group(identityCenter, "Developers");
    expect(() => permissionSet("Dev").grantTo(group, any(accounts))).toThrow(
      /an account is .*; allowed: a text/,
    );
  });

  test("what is no list is none", () => {
    const { permissionSet, identityCenter } = begin();
    const group = PrincipalLookup.group(identityCenter, "Developers");
    const permissionSets = [permissionSet("Dev")];
    expect(() =>
      identityCenter.assign({ principals: any(group), permissionSets, accounts: [production] }),
    ).toThrow(/principals is .*; allowed: a list/);
  });

  test("an instance that is not there is not just any instance", () => {
    const { stack } = begin();
    expect(() => IdentityCenter.fromArn(stack, "Named", any(undefined))).toThrow(
      /identityCenter\.instance|arn/,
    );
    expect(() => new IdentityCenter(stack, "Other", { instance: any("arn:aws:sso:::instance/x") })).toThrow();
  });

  test("a name that is not there is not looked up", () => {
    const { stack, identityCenter } = begin();
    expect(() => PrincipalLookup.group(identityCenter, any(undefined))).toThrow(
      /there is no group to look up/,
    );
    expect(() => PermissionSet.fromName(stack, "N", { identityCenter, name: any(undefined) })).toThrow(
      /N\n.*name/s,
    );
    expect(() => PermissionSet.fromArn(stack, "A", { identityCenter, arn: any(undefined) })).toThrow(
      /the permission set ""/,
    );
    expect(() => PermissionSet.fromArn(stack, "B", { identityCenter, arn: any(5) })).toThrow(/5 is no text/);
  });

  test("a limit that is not there is not left out", () => {
    const { permissionSet } = begin();
    expect(() => permissionSet("A").addPermissionsBoundary(any(undefined))).toThrow(
      /no permissionsBoundary to add/,
    );
    expect(() => permissionSet("B").addInlinePolicy(any(undefined))).toThrow(/no inlinePolicy to add/);
  });
});

test("the same account assignment stands once in a stack", () => {
  const { stack, identityCenter, permissionSet } = begin();
  const principal = PrincipalLookup.group(identityCenter, "Developers");
  const dev = permissionSet("Dev");
  dev.grantTo(principal, production);
  const again = () =>
    new AccountAssignment(stack, "Again", { permissionSet: dev, principal, accountId: production });
  expect(again).toThrow(/Again: own\/Dev\/.* gives the same principal the same permission set/);
});

test("policies can be added to a list that is a token", () => {
  const { stack, permissionSet } = begin();
  const list = new TerraformVariable(stack, "policies", { type: "list(string)" });
  permissionSet("Dev", { managedPolicies: list.listValue }).addManagedPolicy("ReadOnlyAccess");
  expect(names(stack, "aws_ssoadmin_managed_policy_attachment")).toHaveLength(2);
});
