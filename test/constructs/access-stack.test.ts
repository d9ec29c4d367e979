import { DataAwsIdentitystoreGroup } from "@cdktf/provider-aws/lib/data-aws-identitystore-group";
import { DataAwsIdentitystoreUser } from "@cdktf/provider-aws/lib/data-aws-identitystore-user";
import { DataAwsSsoadminInstances } from "@cdktf/provider-aws/lib/data-aws-ssoadmin-instances";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SsoadminAccountAssignment } from "@cdktf/provider-aws/lib/ssoadmin-account-assignment";
import { Testing } from "cdktf";
import { readAccess } from "../../lib/access/access";
import { AccessConfigError } from "../../lib/config/problems/problem";
import { blocks, stackOf, synth, synthJson, type TerraformJson } from "../helpers/synth";

Testing.setupJest();

const config = {
  accounts: { prod: "111111111111", test: "222222222222" },
  users: { alice: "alice", bob: "bob" },
  groups: { ops: "Ops" },
  permissionSets: { Read: { managedPolicies: ["ReadOnlyAccess"] }, Write: {} },
  assignments: {
    ops: { groups: ["ops"], permissionSets: ["Read", "Write"], accounts: ["prod", "test"] },
    people: { users: ["alice", "bob"], permissionSets: ["Read"], accounts: ["prod"] },
  },
};
const id = "906704dc1f-4f1b6f3e-2d5a-4c7b-9e8d-0a1b2c3d4e5f";

/** A config with one user or group, assigned once. */
const withUser = (spec: unknown, key = "alice") => ({
  users: { [key]: spec },
  permissionSets: { Read: {} },
  assignments: { a: { users: [key], permissionSets: ["Read"], accounts: ["111111111111"] } },
});
const withGroup = (spec: unknown, key = "ops") => ({
  groups: { [key]: spec },
  permissionSets: { Read: {} },
  assignments: { a: { groups: [key], permissionSets: ["Read"], accounts: ["111111111111"] } },
});

const withoutEnvironment = process.env.AWS_PROVIDER_VERSION;
beforeEach(() => delete process.env.AWS_PROVIDER_VERSION);
afterAll(() => {
  if (withoutEnvironment !== undefined) process.env.AWS_PROVIDER_VERSION = withoutEnvironment;
});

describe("account assignments", () => {
  test("are one resource each", () => {
    const rows = Object.values(blocks(synthJson(config), "aws_ssoadmin_account_assignment"));
    expect(rows).toHaveLength(6);
    expect(
      new Set(rows.map((row) => JSON.stringify([row.principal_id, row.permission_set_arn, row.target_id])))
        .size,
    ).toBe(6);
  });

  test("name principal, permission set, account, their types and long timeouts", () => {
    expect(synth(withGroup("Ops"))).toHaveResourceWithProperties(SsoadminAccountAssignment, {
      instance_arn: "${data.aws_ssoadmin_instances.identity-center.arns[0]}",
      permission_set_arn: expect.stringMatching(
        /^\$\{aws_ssoadmin_permission_set\.set_Read_\w{12}\.arn\}$/,
      ) as string,
      principal_id: expect.stringMatching(
        /^\$\{data\.aws_identitystore_group\.group_ops_\w{12}\.group_id\}$/,
      ) as string,
      principal_type: "GROUP",
      target_id: "111111111111",
      target_type: "AWS_ACCOUNT",
      timeouts: { create: "30m", delete: "30m" },
    });
    expect(synth(withUser("alice"))).toHaveResourceWithProperties(SsoadminAccountAssignment, {
      principal_id: expect.stringMatching(
        /^\$\{data\.aws_identitystore_user\.user_alice_\w{12}\.user_id\}$/,
      ) as string,
      principal_type: "USER",
      target_type: "AWS_ACCOUNT",
    });
  });

  test("refer to nothing that is not in the stack", () => {
    const json = synthJson(config);
    const declared = [
      ...Object.entries(json.resource ?? {}),
      ...Object.entries(json.data ?? {}).map(([type, all]) => [`data.${type}`, all] as const),
    ].flatMap(([type, all]) => Object.keys(all).map((name) => `${type}.${name}`));
    const text = JSON.stringify(json);
    const references = [...text.matchAll(/(?:data\.)?aws_\w+\.[\w-]+_[0-9a-f]{12}/g)].map(
      ([reference]) => reference,
    );
    expect(references.length).toBeGreaterThan(20);
    for (const reference of references) expect(declared).toContain(reference);
  });

  test("of none leave a stack that Terraform can plan", () => {
    const json = synthJson({ assignments: {} });
    expect(json.resource).toBeUndefined();
    // A condition that refers to nothing is an error of Terraform.
    expect(json.output.principal_ids).not.toHaveProperty("precondition");
  });
});

describe("the order of a config, and its split into entries, says nothing", () => {
  const policies = ["ReadOnlyAccess", "job-function/Billing"];
  const customer = [{ name: "A" }, { name: "B" }];
  const sets = {
    Read: { managedPolicies: policies, customerManagedPolicies: customer, tags: { a: "1", b: "2" } },
    Write: {},
  };
  const together = () => synth({ ...config, permissionSets: sets });

  test("reordered maps and lists", () => {
    const reversed = (map: object) => Object.fromEntries(Object.entries(map).reverse());
    const reordered = {
      assignments: {
        people: { accounts: ["prod"], permissionSets: ["Read"], users: ["bob", "alice"] },
        ops: { accounts: ["test", "prod"], permissionSets: ["Write", "Read"], groups: ["ops"] },
      },
      permissionSets: {
        Write: {},
        Read: {
          tags: { b: "2", a: "1" },
          customerManagedPolicies: [...customer].reverse(),
          managedPolicies: [...policies].reverse(),
        },
      },
      groups: config.groups,
      users: reversed(config.users),
      accounts: reversed(config.accounts),
    };
    const sorted = (text: string) => JSON.stringify(sortKeys(JSON.parse(text)));
    expect(sorted(synth(reordered))).toBe(sorted(together()));
  });

  test("entries that are split, renamed and overlap", () => {
    const assignments = {
      a: { groups: ["ops"], permissionSets: ["Write"], accounts: ["prod", "test"] },
      b: { groups: ["ops"], permissionSets: ["Read"], accounts: ["222222222222"] },
      c: { groups: ["ops"], users: ["alice", "bob"], permissionSets: ["Read"], accounts: ["prod"] },
      d: { users: ["alice"], permissionSets: ["Read"], accounts: ["111111111111"] },
    };
    expect(synth({ ...config, permissionSets: sets, assignments })).toBe(together());
  });
});

/** An object with its keys in order at every level: Terraform reads maps without order, lists with it. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, child]) => [key, sortKeys(child)]),
  );
}

describe("the provider", () => {
  const versionOf = (json: TerraformJson) => json.terraform.required_providers.aws;

  test("is hashicorp/aws in the version that the binding was made for", () => {
    expect(versionOf(synthJson(config))).toEqual({ source: "hashicorp/aws", version: "~> 6.25" });
  });

  test("is in the version of the environment", () => {
    process.env.AWS_PROVIDER_VERSION = "5.100.0";
    expect(versionOf(synthJson(config))).toEqual({ source: "hashicorp/aws", version: "5.100.0" });
    process.env.AWS_PROVIDER_VERSION = "";
    expect(versionOf(synthJson(config))?.version).toBe("~> 6.25");
  });

  test("is in the version of the program, whatever the environment says", () => {
    process.env.AWS_PROVIDER_VERSION = "5.100.0";
    expect(versionOf(synthJson(config, { awsProviderVersion: ">= 6.30" }))?.version).toBe(">= 6.30");
  });

  test("has the Region of the config, if there is one", () => {
    const region = "eu-west-1";
    expect(synth({ ...config, identityCenter: { region } })).toHaveProviderWithProperties(AwsProvider, {
      region,
    });
    expect(synthJson(config).provider.aws).toEqual([{}]);
  });

  test("has the arguments of the program, and the Region of the config before theirs", () => {
    const provider = { region: "us-east-1", profile: "admin", defaultTags: [{ tags: { team: "ops" } }] };
    const json = synthJson({ ...config, identityCenter: { region: "eu-west-1" } }, { provider });
    expect(json.provider.aws).toEqual([
      { region: "eu-west-1", profile: "admin", default_tags: [{ tags: { team: "ops" } }] },
    ]);
    expect(synthJson(config, { provider }).provider.aws[0]?.region).toBe("us-east-1");
  });

  test("gets no endpoint, no credential and no skip flag", () => {
    expect(synth(config)).not.toMatch(/endpoint|skip_|access_key|secret_key|token"/);
  });
});

describe("the instance", () => {
  const instance = {
    arn: "arn:aws-us-gov:sso:::instance/ssoins-1234567890abcdef",
    identityStoreId: "d-1234567890",
  };

  test("is looked up, and there must be exactly one", () => {
    expect(synth(config)).toHaveDataSourceWithProperties(DataAwsSsoadminInstances, {
      lifecycle: {
        postcondition: [
          {
            condition: "${length(self.arns) == 1}",
            error_message: expect.stringContaining("Expected exactly one instance") as string,
          },
        ],
      },
    });
    expect(synthJson(config).output.identity_store_id?.value).toBe(
      "${data.aws_ssoadmin_instances.identity-center.identity_store_ids[0]}",
    );
  });

  test("that is named is not looked up", () => {
    const named = { ...withGroup("Ops"), identityCenter: { instance } };
    const text = synth(named);
    expect(text).not.toHaveDataSource(DataAwsSsoadminInstances);
    expect(text).toHaveResourceWithProperties(SsoadminAccountAssignment, { instance_arn: instance.arn });
    expect(text).toHaveDataSourceWithProperties(DataAwsIdentitystoreGroup, {
      identity_store_id: instance.identityStoreId,
    });
    expect(synthJson(named).output.instance_arn?.value).toBe(instance.arn);
  });

  test("that is named gives its partition to policies and role patterns", () => {
    const set = { Read: { managedPolicies: ["ReadOnlyAccess", "arn:aws-cn:iam::aws:policy/Billing"] } };
    const json = synthJson({ ...withGroup("Ops"), permissionSets: set, identityCenter: { instance } });
    const arns = Object.values(blocks(json, "aws_ssoadmin_managed_policy_attachment")).map(
      ({ managed_policy_arn }) => managed_policy_arn,
    );
    expect(arns.sort()).toEqual([
      "arn:aws-cn:iam::aws:policy/Billing",
      "arn:aws-us-gov:iam::aws:policy/ReadOnlyAccess",
    ]);
    expect(json.output.reserved_role_arn_patterns?.value).toEqual({
      Read: "arn:aws-us-gov:iam::*:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_Read_????????????????",
    });
  });
});

describe("a principal is looked up", () => {
  const byAttribute = (attribute_path: string, attribute_value: string) => ({
    alternate_identifier: { unique_attribute: { attribute_path, attribute_value } },
  });

  test.each([
    ["UserName", "alice@example.com", byAttribute("UserName", "alice@example.com")],
    ["e-mail", { email: "alice@example.com" }, byAttribute("emails.value", "alice@example.com")],
    [
      "external id",
      { externalId: { issuer: "https://idp.example.com", id: "00u1" } },
      { alternate_identifier: { external_id: { issuer: "https://idp.example.com", id: "00u1" } } },
    ],
    ["id", { id }, { user_id: id }],
  ])("as a user by %s", (_, spec, expected) => {
    expect(synth(withUser(spec))).toHaveDataSourceWithProperties(DataAwsIdentitystoreUser, expected);
    expect(Object.values(blocks(synthJson(withUser(spec)), "aws_identitystore_user"))).toEqual([
      {
        identity_store_id: "${data.aws_ssoadmin_instances.identity-center.identity_store_ids[0]}",
        ...expected,
      },
    ]);
  });

  test.each([
    ["DisplayName", "Platform Engineers", byAttribute("DisplayName", "Platform Engineers")],
    ["id", { id }, { group_id: id }],
  ])("as a group by %s", (_, spec, expected) => {
    expect(synth(withGroup(spec))).toHaveDataSourceWithProperties(DataAwsIdentitystoreGroup, expected);
  });

  test("once, however often it is assigned", () => {
    const json = synthJson(config);
    expect(Object.keys(blocks(json, "aws_identitystore_group"))).toHaveLength(1);
    expect(Object.keys(blocks(json, "aws_identitystore_user"))).toHaveLength(2);
  });

  test("not at all, if nothing is assigned to it", () => {
    const json = synthJson({ ...config, users: { ...config.users, zoe: "zoe" } });
    expect(Object.keys(blocks(json, "aws_identitystore_user"))).toHaveLength(2);
  });

  test("by a name that Terraform does not take for an expression", () => {
    expect(synth(withUser("${a}%{b}$${c}"))).toHaveDataSourceWithProperties(
      DataAwsIdentitystoreUser,
      byAttribute("UserName", "$${a}%%{b}$$${c}"),
    );
    expect(synth(withGroup("${ops} 100%"))).toHaveDataSourceWithProperties(
      DataAwsIdentitystoreGroup,
      byAttribute("DisplayName", "$${ops} 100%"),
    );
  });
});

describe("names that nearly are one stay apart", () => {
  test("a user and a group of one key", () => {
    const both = {
      users: { alice: "alice" },
      groups: { alice: "Alice's friends" },
      permissionSets: { Read: {} },
      assignments: {
        a: { users: ["alice"], groups: ["alice"], permissionSets: ["Read"], accounts: ["111111111111"] },
      },
    };
    const json = synthJson(both);
    expect(Object.keys(blocks(json, "aws_ssoadmin_account_assignment"))).toHaveLength(2);
    expect(Object.keys(json.output.principal_ids?.value as object)).toEqual(["GROUP alice", "USER alice"]);
  });

  test("permission sets and users that differ only in punctuation", () => {
    const users = {
      "a.b": "1",
      "a-b": "2",
      "a b": "3",
      "a/b": "4",
      "a--b": "5",
      "...": "6",
      "###": "7",
      日本: "8",
    };
    const permissionSets = {
      "Read.Only": {},
      ReadOnly: {},
      "Read-Only": {},
      "Read+Only": {},
      "@": {},
      "=": {},
    };
    const entry = {
      users: Object.keys(users),
      permissionSets: Object.keys(permissionSets),
      accounts: ["111111111111"],
    };
    const json = synthJson({ users, permissionSets, assignments: { a: entry } });
    expect(Object.keys(blocks(json, "aws_identitystore_user"))).toHaveLength(8);
    expect(Object.keys(blocks(json, "aws_ssoadmin_permission_set"))).toHaveLength(6);
    expect(Object.keys(blocks(json, "aws_ssoadmin_account_assignment"))).toHaveLength(48);
  });

  test("keys with a meaning in JavaScript", () => {
    const users = { constructor: "1", toString: "2" };
    const entry = { users: Object.keys(users), permissionSets: ["Read"], accounts: ["111111111111"] };
    const json = synthJson({ users, permissionSets: { Read: {} }, assignments: { a: entry } });
    expect(Object.keys(blocks(json, "aws_ssoadmin_account_assignment"))).toHaveLength(2);
  });

  test("keys that look like an expression of Terraform", () => {
    const json = synthJson({
      ...withUser("alice", "${x}"),
      permissionSets: { Read: {}, "%{y}": { name: "Y" } },
    });
    expect(json.output.principal_ids?.value).toEqual({
      "USER $${x}": expect.stringMatching(
        /^\$\{data\.aws_identitystore_user\.user_x_\w{12}\.user_id\}$/,
      ) as string,
    });
    expect(Object.keys(json.output.permission_set_arns?.value as object)).toEqual(["%%{y}", "Read"]);
  });
});

describe("outputs", () => {
  const { output } = synthJson(config);

  test("are the instance, the permission sets, the role patterns and the principals", () => {
    expect(Object.keys(output).sort()).toEqual([
      "identity_store_id",
      "instance_arn",
      "permission_set_arns",
      "principal_ids",
      "reserved_role_arn_patterns",
      "reserved_roles",
    ]);
    expect(output.reserved_roles?.value).toMatchObject({
      Read: {
        arn_pattern: (output.reserved_role_arn_patterns?.value as Record<string, string>).Read,
        name_regex: "^AWSReservedSSO_Read_[0-9a-f]{16}$",
        path_prefix: "/aws-reserved/sso.amazonaws.com/",
      },
    });
    expect(Object.keys(output.permission_set_arns?.value as object)).toEqual(["Read", "Write"]);
    expect(Object.values(output).every(({ description }) => typeof description === "string")).toBe(true);
  });

  test("fail the plan where two keys are one principal, and name the keys", () => {
    const [precondition, ...others] = output.principal_ids?.precondition as {
      condition: string;
      error_message: string;
    }[];
    expect(others).toEqual([]);
    const ids = ["group_ops", "user_alice", "user_bob"];
    expect(ids.every((one) => precondition?.condition.includes(one))).toBe(true);
    expect(precondition?.condition).toMatch(/^\$\{length\(distinct\(\[.*\]\)\) == length\(\[.*\]\)\}$/);
    expect(precondition?.error_message).toContain('"GROUP ops" = data.aws_identitystore_group.group_ops_');
    expect(precondition?.error_message).toContain('"USER bob" = data.aws_identitystore_user.user_bob_');
  });

  test("quote the keys of principals for Terraform", () => {
    const users = { 'a"b': "1", "c\\d": "2", "${e}": "3" };
    const entry = { users: Object.keys(users), permissionSets: ["Read"], accounts: ["111111111111"] };
    const json = synthJson({ users, permissionSets: { Read: {} }, assignments: { a: entry } });
    const [precondition] = json.output.principal_ids?.precondition as { error_message: string }[];
    expect(precondition?.error_message).toContain('"USER a\\"b" = ');
    expect(precondition?.error_message).toContain('"USER c\\\\d" = ');
    expect(precondition?.error_message).toContain('"USER $${e}" = ');
  });
});

describe("an AccessStack", () => {
  test("takes a map, and what was read from one, alike", () => {
    expect(synth(readAccess(config))).toBe(synth(config));
  });

  test("says what it means", () => {
    const stack = stackOf(config);
    expect(stack.access.accountAssignments).toHaveLength(6);
    expect([...stack.permissionSets.keys()]).toEqual(["Read", "Write"]);
    expect(stack.permissionSets.get("Read")?.permissionSetName).toBe("Read");
  });

  test("carries warnings as annotations", () => {
    const stack = stackOf({ ...config, groups: { ...config.groups, idle: "Idle" } });
    expect(stack.node.metadata.map(({ type, data }) => [type, data as unknown])).toContainEqual([
      "@cdktf/warn",
      'unused-group groups.idle: no assignment uses the group "idle"; use it or take it out.',
    ]);
    expect(stackOf(config).node.metadata.filter(({ type }) => type === "@cdktf/warn")).toEqual([]);
  });

  test.each([[undefined], ["access.yaml"], [7], [() => undefined], [[]]])(
    "refuses %p as a config",
    (given) => {
      expect(() => stackOf(given as never)).toThrow(/config is .*; allowed: a map, what loadAccess reads/);
    },
  );

  test("refuses a promise of a config, and says to wait for it", () => {
    expect(() => stackOf(Promise.resolve(config) as never)).toThrow(/config is a promise; .*\(await it\)/);
  });

  test("of a wrong config throws everything that is wrong with it", () => {
    const wrong = () =>
      stackOf({
        ...config,
        accounts: { prod: "1", test: "222222222222" },
        users: { alice: "a b", bob: "bob" },
      });
    expect(wrong).toThrow(AccessConfigError);
    expect(wrong).toThrow(/invalid-account-id[^]*invalid-user-name[^]*2 errors$/);
  });

  test("is Terraform that cdktf accepts", () => {
    expect(Testing.fullSynth(stackOf(config))).toMatch(/.+/);
  });
});
