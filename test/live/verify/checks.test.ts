import { checks } from "../../../lib/live/verify/checks";
import type { Values } from "../../../lib/live/verify/checks/resource-check";
import type { Answer } from "../../../lib/live/verify/question";

const instance_arn = "arn:aws:sso:::instance/ssoins-1111111111111111";
const permission_set_arn = "arn:aws:sso:::permissionSet/ssoins-1111111111111111/ps-2222222222222222";
const identity_store_id = "d-1111111111";
const arn = "arn:aws:iam::aws:policy/job-function/ViewOnlyAccess";
const policy = '{"Statement":[{"Action":"s3:*","Effect":"Deny","Resource":"*"}],"Version":"2012-10-17"}';

interface Sample {
  readonly values: Values;
  readonly answers: readonly Answer[];
}

/** Resources as the AWS provider 5.100 writes them, and what AWS answers of them. */
const samples: Readonly<Record<string, Sample>> = {
  aws_ssoadmin_permission_set: {
    values: {
      arn: permission_set_arn,
      created_date: "2026-11-22T10:39:22Z",
      description: "Looks around",
      id: `${permission_set_arn},${instance_arn}`,
      instance_arn,
      name: "ReadOnly",
      relay_state: "https://console.example.com/",
      session_duration: "PT4H",
      tags: { team: "platform" },
      tags_all: { team: "platform" },
    },
    answers: [
      {
        PermissionSet: {
          Name: "ReadOnly",
          Description: "Looks around",
          RelayState: "https://console.example.com/",
          SessionDuration: "PT4H",
          CreatedDate: new Date("2026-11-22T10:39:22.617Z"),
        },
      },
      {
        Tags: [
          { Key: "team", Value: "platform" },
          { Key: "aws:control_tower", Value: "x" },
        ],
      },
    ],
  },
  aws_ssoadmin_managed_policy_attachment: {
    values: {
      id: `${arn},${permission_set_arn},${instance_arn}`,
      instance_arn,
      managed_policy_arn: arn,
      managed_policy_name: "ViewOnlyAccess",
      permission_set_arn,
    },
    answers: [
      {
        AttachedManagedPolicies: [
          { Arn: "another", Name: "x" },
          { Arn: arn, Name: "ViewOnlyAccess" },
        ],
      },
    ],
  },
  aws_ssoadmin_customer_managed_policy_attachment: {
    values: {
      customer_managed_policy_reference: [{ name: "TeamEditor", path: "/teams/" }],
      id: `TeamEditor,/teams/,${permission_set_arn},${instance_arn}`,
      instance_arn,
      permission_set_arn,
    },
    answers: [
      {
        CustomerManagedPolicyReferences: [
          { Name: "TeamEditor", Path: "/" },
          { Name: "TeamEditor", Path: "/teams/" },
        ],
      },
    ],
  },
  aws_ssoadmin_permission_set_inline_policy: {
    values: {
      id: `${permission_set_arn},${instance_arn}`,
      inline_policy: policy,
      instance_arn,
      permission_set_arn,
    },
    answers: [{ InlinePolicy: JSON.stringify(JSON.parse(policy), undefined, 2) }],
  },
  aws_ssoadmin_permissions_boundary_attachment: {
    values: {
      id: `${permission_set_arn},${instance_arn}`,
      instance_arn,
      permission_set_arn,
      permissions_boundary: [
        { customer_managed_policy_reference: [{ name: "Boundary", path: "/" }], managed_policy_arn: "" },
      ],
    },
    answers: [{ PermissionsBoundary: { CustomerManagedPolicyReference: { Name: "Boundary", Path: "/" } } }],
  },
  aws_ssoadmin_instance_access_control_attributes: {
    values: {
      attribute: [
        { key: "CostCenter", value: [{ source: ["${path:enterprise.costCenter}"] }] },
        { key: "Team", value: [{ source: ["${path:enterprise.division}"] }] },
      ],
      id: instance_arn,
      instance_arn,
      status: "ENABLED",
      status_reason: "",
    },
    answers: [
      {
        Status: "ENABLED",
        InstanceAccessControlAttributeConfiguration: {
          AccessControlAttributes: [
            { Key: "Team", Value: { Source: ["${path:enterprise.division}"] } },
            { Key: "CostCenter", Value: { Source: ["${path:enterprise.costCenter}"] } },
          ],
        },
      },
    ],
  },
  aws_identitystore_group: {
    values: {
      arn: "arn:aws:identitystore:::group/90099125",
      description: "",
      display_name: "Auditors",
      external_ids: [],
      group_id: "90099125",
      id: `${identity_store_id}/90099125`,
      identity_store_id,
    },
    answers: [{ GroupId: "90099125", DisplayName: "Auditors" }],
  },
  aws_identitystore_group_membership: {
    values: {
      group_id: "90099125",
      id: `${identity_store_id}/72498af7`,
      identity_store_id,
      member_id: "430173b7",
      membership_id: "72498af7",
    },
    answers: [{ MembershipId: "72498af7", GroupId: "90099125", MemberId: { UserId: "430173b7" } }],
  },
  aws_identitystore_user: {
    values: {
      addresses: [
        {
          country: "DE",
          formatted: "",
          locality: "Berlin",
          postal_code: "",
          primary: true,
          region: "",
          street_address: "",
          type: "",
        },
      ],
      display_name: "Erin Doe",
      emails: [{ primary: true, type: "work", value: "erin@example.com" }],
      external_ids: [],
      id: `${identity_store_id}/b7537811`,
      identity_store_id,
      locale: "",
      name: [
        {
          family_name: "Doe",
          formatted: "",
          given_name: "Erin",
          honorific_prefix: "",
          honorific_suffix: "",
          middle_name: "",
        },
      ],
      nickname: "",
      phone_numbers: [{ primary: false, type: "", value: "+49 30 1234" }],
      preferred_language: "",
      profile_url: "",
      timezone: "Europe/Berlin",
      title: "Engineer",
      user_id: "b7537811",
      user_name: "erin",
      user_type: "",
      user_status: "ENABLED",
    },
    answers: [
      {
        UserId: "b7537811",
        UserName: "erin",
        DisplayName: "Erin Doe",
        Name: { FamilyName: "Doe", GivenName: "Erin" },
        Addresses: [{ Country: "DE", Locality: "Berlin", Primary: true }],
        Emails: [{ Primary: true, Type: "work", Value: "erin@example.com" }],
        PhoneNumbers: [{ Value: "+49 30 1234" }],
        Timezone: "Europe/Berlin",
        Title: "Engineer",
        UserStatus: "ENABLED",
      },
    ],
  },
};

const plain = { changesTags: false };

describe.each(Object.entries(samples))("%s", (type, { values, answers }) => {
  const check = checks[type]!;

  it("agrees with what AWS has", () => {
    expect(check.difference(values, answers, plain)).toBeUndefined();
  });

  it("asks one question for each answer", () => {
    expect(check.questions(values)).toHaveLength(answers.length);
  });

  it("knows the attributes that the provider writes", () => {
    expect([...check.attributes].sort()).toEqual(
      Object.keys(values)
        .filter((name) => name !== "id")
        .sort(),
    );
  });

  it.each(Object.keys(values))("differs where %s is another", (attribute) => {
    expect(check.difference({ ...values, [attribute]: "other" }, answers, plain)).toBeDefined();
  });

  it("differs where AWS does not know it", () => {
    expect(
      check.difference(
        values,
        answers.map(() => undefined),
        plain,
      ),
    ).toBe("AWS does not have it");
  });

  it("differs where an answer has nothing in it", () => {
    expect(
      check.difference(
        values,
        answers.map(() => ({})),
        plain,
      ),
    ).toBeDefined();
  });

  it("differs where any text that AWS answers is another", () => {
    for (const [index, answer] of answers.entries())
      for (const changed of withOtherTexts(answer)) {
        const others = answers.map((one, at) => (at === index ? (changed as Answer) : one));
        expect([changed, check.difference(values, others, plain)]).toEqual([changed, expect.any(String)]);
      }
  });
});

it("does not vouch for tags where the provider adds or overlooks some", () => {
  const { values, answers } = samples.aws_ssoadmin_permission_set!;
  const check = checks.aws_ssoadmin_permission_set!;
  expect(check.difference(values, answers, { changesTags: true })).toContain("configured to add tags");
  const untagged = { ...values, tags: null, tags_all: {} };
  expect(check.difference(untagged, [answers[0], { Tags: [] }], { changesTags: true })).toBeUndefined();
});

/** What the values do not show: ids that were asked for, and what belongs to others. */
const notShown = /^(GroupId|UserId|MembershipId)$/;

/** The same answer, once for each text in it, with that text changed. Of lists of others only our own item counts. */
function withOtherTexts(value: unknown, path: readonly string[] = []): unknown[] {
  if (typeof value === "string") return [`${value}x`];
  if (typeof value !== "object" || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    if (notShown.test(key) && path.length === 0 && !("MemberId" in value && key === "GroupId")) return [];
    if (isOthers(member)) return [];
    return withOtherTexts(member, [...path, key]).map((changed) =>
      Array.isArray(value)
        ? value.map((one: unknown, index) => (String(index) === key ? changed : one))
        : { ...value, [key]: changed },
    );
  });
}

function isOthers(item: unknown): boolean {
  const { Arn, Key, Path, Name } = (item ?? {}) as Values;
  return Arn === "another" || Key === "aws:control_tower" || (Name === "TeamEditor" && Path === "/");
}
