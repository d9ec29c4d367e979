import { IdentitystoreGroup } from "@cdktf/provider-aws/lib/identitystore-group";
import { IdentitystoreGroupMembership } from "@cdktf/provider-aws/lib/identitystore-group-membership";
import { IdentitystoreUser } from "@cdktf/provider-aws/lib/identitystore-user";
import { SsoadminAccountAssignment } from "@cdktf/provider-aws/lib/ssoadmin-account-assignment";
import { Testing } from "cdktf";
import { blocks, synth, synthJson, type TerraformJson } from "../../helpers/synth";

Testing.setupJest();

const erin = { userName: "erin", givenName: "Erin", familyName: "Doe" };
const userOf = (changes: object) => ({
  users: { erin: { create: { ...erin, ...changes } } },
  assignments: {},
});
const people = {
  users: { alice: "alice", erin: { create: { ...erin, groups: ["ops", "auditors"] } } },
  groups: { ops: "Ops", auditors: { create: { displayName: "Auditors", members: ["alice", "erin"] } } },
};
const storeId = "${data.aws_ssoadmin_instances.identity-center.identity_store_ids[0]}";
const resources = (json: TerraformJson, type: string) => json.resource?.[type] ?? {};
const matching = (text: RegExp) => expect.stringMatching(text) as string;

describe("a created user", () => {
  test("has what the config says, and nothing else", () => {
    const [user] = Object.values(resources(synthJson(userOf({ address: {} })), "aws_identitystore_user"));
    expect(user).toMatchObject({
      identity_store_id: storeId,
      user_name: "erin",
      display_name: "Erin Doe",
      name: { given_name: "Erin", family_name: "Doe" },
    });
    expect(
      Object.keys(user ?? {})
        .filter((name) => name !== "//")
        .sort(),
    ).toEqual(["display_name", "identity_store_id", "name", "user_name"]);
  });

  test("has every field of a profile", () => {
    const full = userOf({
      displayName: "E. Doe",
      email: "erin@example.com",
      phoneNumber: { value: "+49 30 1234", type: "work" },
      address: {
        streetAddress: "1 Main St",
        locality: "Berlin",
        region: "BE",
        postalCode: "10115",
        country: "DE",
        formatted: "1 Main St, Berlin",
        type: "home",
      },
      middleName: "M",
      honorificPrefix: "Dr",
      honorificSuffix: "II",
      formattedName: "Dr Erin M Doe II",
      nickname: "E",
      title: "Engineer",
      userType: "employee",
      preferredLanguage: "de",
      locale: "de-DE",
      timezone: "Europe/Berlin",
      profileUrl: "https://example.com/erin",
    });
    expect(synth(full)).toHaveResourceWithProperties(IdentitystoreUser, {
      display_name: "E. Doe",
      emails: { value: "erin@example.com", primary: true },
      phone_numbers: { value: "+49 30 1234", type: "work", primary: true },
      addresses: {
        street_address: "1 Main St",
        locality: "Berlin",
        region: "BE",
        postal_code: "10115",
        country: "DE",
        formatted: "1 Main St, Berlin",
        type: "home",
        primary: true,
      },
      name: {
        given_name: "Erin",
        family_name: "Doe",
        middle_name: "M",
        honorific_prefix: "Dr",
        honorific_suffix: "II",
        formatted: "Dr Erin M Doe II",
      },
      nickname: "E",
      title: "Engineer",
      user_type: "employee",
      preferred_language: "de",
      locale: "de-DE",
      timezone: "Europe/Berlin",
      profile_url: "https://example.com/erin",
    });
  });

  test("has texts that Terraform does not take for expressions", () => {
    const odd = userOf({
      userName: "${a}",
      givenName: "%{b}",
      title: "${c}",
      email: "${d}@x",
      address: { region: "${e}" },
    });
    expect(synth(odd)).toHaveResourceWithProperties(IdentitystoreUser, {
      user_name: "$${a}",
      display_name: "%%{b} Doe",
      title: "$${c}",
      emails: { value: "$${d}@x", primary: true },
      addresses: { region: "$${e}", primary: true },
      name: { given_name: "%%{b}", family_name: "Doe" },
    });
  });
});

test("a created group has a name, and perhaps a description", () => {
  const group = (changes: object) =>
    synth({ groups: { ops: { create: { displayName: "Ops ${x}", ...changes } } }, assignments: {} });
  expect(group({ description: "They ${act}" })).toHaveResourceWithProperties(IdentitystoreGroup, {
    identity_store_id: storeId,
    display_name: "Ops $${x}",
    description: "They $${act}",
  });
  expect(group({})).not.toContain('"description": "They');
});

describe("memberships", () => {
  test("are one resource each, and refer to what is created and what is looked up", () => {
    const json = synthJson({ ...people, assignments: {} });
    expect(Object.keys(resources(json, "aws_identitystore_group_membership"))).toEqual([
      matching(/^membership_auditors_alice_\w{12}$/),
      matching(/^membership_auditors_erin_\w{12}$/),
      matching(/^membership_ops_erin_\w{12}$/),
    ]);
    expect(synth({ ...people, assignments: {} })).toHaveResourceWithProperties(IdentitystoreGroupMembership, {
      identity_store_id: storeId,
      group_id: matching(/^\$\{aws_identitystore_group\.group_auditors_\w{12}\.group_id\}$/),
      member_id: matching(/^\$\{data\.aws_identitystore_user\.user_alice_\w{12}\.user_id\}$/),
    });
    expect(synth({ ...people, assignments: {} })).toHaveResourceWithProperties(IdentitystoreGroupMembership, {
      group_id: matching(/^\$\{data\.aws_identitystore_group\.group_ops_\w{12}\.group_id\}$/),
      member_id: matching(/^\$\{aws_identitystore_user\.user_erin_\w{12}\.user_id\}$/),
    });
  });

  test("written on the other side are the same stack", () => {
    const turned = {
      users: { alice: "alice", erin: { create: { ...erin, groups: ["auditors", "ops"] } } },
      groups: { auditors: { create: { displayName: "Auditors", members: ["alice"] } }, ops: "Ops" },
      assignments: {},
    };
    expect(synth(turned)).toBe(synth({ ...people, assignments: {} }));
  });

  test("of names that nearly are one stay apart", () => {
    const users = Object.fromEntries(["a.b", "a-b", "a b"].map((key, index) => [key, `u${index}`]));
    const groups = { g: { create: { displayName: "G", members: Object.keys(users) } } };
    const json = synthJson({ users, groups, assignments: {} });
    expect(Object.keys(resources(json, "aws_identitystore_group_membership"))).toHaveLength(3);
  });
});

describe("what is created", () => {
  const assigned = {
    ...people,
    permissionSets: { Read: {} },
    assignments: {
      a: { users: ["erin"], groups: ["auditors"], permissionSets: ["Read"], accounts: ["111111111111"] },
    },
  };

  test("is there whether it is assigned or not, and looked up never", () => {
    for (const document of [assigned, { ...people, assignments: {} }]) {
      const json = synthJson(document);
      expect(Object.keys(resources(json, "aws_identitystore_user"))).toHaveLength(1);
      expect(Object.keys(resources(json, "aws_identitystore_group"))).toHaveLength(1);
      expect(Object.keys(json.data?.aws_identitystore_user ?? {})).toEqual([matching(/^user_alice_/)]);
      expect(Object.keys(json.data?.aws_identitystore_group ?? {})).toEqual([matching(/^group_ops_/)]);
    }
  });

  test("is referred to directly, so that one apply is enough", () => {
    const ids = Object.values(blocks(synthJson(assigned), "aws_ssoadmin_account_assignment")).map(
      ({ principal_id }) => principal_id,
    );
    expect(ids).toEqual([
      matching(/^\$\{aws_identitystore_group\.group_auditors_\w{12}\.group_id\}$/),
      matching(/^\$\{aws_identitystore_user\.user_erin_\w{12}\.user_id\}$/),
    ]);
  });

  test("has its id among the outputs, and is compared with what is looked up apart from that", () => {
    const { value, precondition } = synthJson(assigned).output.principal_ids as {
      value: object;
      precondition: { condition: string }[];
    };
    expect(Object.keys(value)).toEqual(["GROUP auditors", "GROUP ops", "USER alice", "USER erin"]);
    expect(precondition.map(({ condition }) => condition)).toEqual([
      matching(/^\$\{length\(distinct\(\[data\.[^a]*aws[^\]]*\]\)\) == length/),
      matching(/^\$\{length\(setintersection\(\[data\.[^\]]*\], \[aws_[^\]]*\]\)\) == 0\}$/),
    ]);
    // One unknown id would make the whole first condition unknown.
    expect(precondition[0]?.condition).not.toMatch(/[^.]aws_identitystore/);
  });

  test("alone needs no comparison: two of them are never one", () => {
    const users = { erin: people.users.erin, fay: { create: { ...erin, userName: "fay" } } };
    const json = synthJson({ users: { ...users, erin: { create: erin } }, assignments: {} });
    expect(json.output.principal_ids).not.toHaveProperty("precondition");
  });

  test("is assigned by type", () => {
    expect(synth(assigned)).toHaveResourceWithProperties(SsoadminAccountAssignment, {
      principal_type: "USER",
    });
    expect(synth(assigned)).toHaveResourceWithProperties(SsoadminAccountAssignment, {
      principal_type: "GROUP",
    });
  });
});
