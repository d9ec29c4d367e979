import { administrationReasons, isAdministrative } from "../../../../lib/config/check/policy/administration";
import { awsManagedPolicies } from "../../../../lib/config/data/read-data";
import type { PermissionSetConfig } from "../../../../lib/config/checked-config";
import { policyWith } from "../../../helpers/problems";

function setWith(changes: Partial<PermissionSetConfig>): PermissionSetConfig {
  return {
    name: "Set",
    existing: false,
    tags: {},
    managedPolicies: [],
    customerManagedPolicies: [],
    ...changes,
  };
}

const managed = (...names: string[]) =>
  setWith({ managedPolicies: names.map((name) => ({ path: "/", name })) });
const inline = (statement: object) => setWith({ inlinePolicy: JSON.stringify(policyWith({}, statement)) });
const reasonsOf = (statement: object) => administrationReasons(inline(statement));

describe("AWS managed policies", () => {
  test.each([
    ["AdministratorAccess", "everything"],
    ["IAMFullAccess", "iam:*"],
    ["AWSOrganizationsFullAccess", "organizations:*"],
    ["AWSSSOMasterAccountAdministrator", "sso:*"],
  ])("%s gives administration", (name, allowed) => {
    expect(administrationReasons(managed(name, "ReadOnlyAccess"))).toEqual([
      `the AWS managed policy ${name} allows ${allowed}`,
    ]);
    expect(awsManagedPolicies().policies).toContain(name);
  });

  test.each([
    "PowerUserAccess",
    "ReadOnlyAccess",
    "IAMReadOnlyAccess",
    "AdministratorAccess-AWSElasticBeanstalk",
  ])("%s does not", (name) => {
    expect(isAdministrative(managed(name))).toBe(false);
  });

  test("go by path and name, whatever the partition", () => {
    const policy = { path: "/", name: "AdministratorAccess", partition: "aws-us-gov" };
    expect(isAdministrative(setWith({ managedPolicies: [policy] }))).toBe(true);
    expect(isAdministrative(setWith({ managedPolicies: [{ ...policy, path: "/team/" }] }))).toBe(false);
  });
});

describe("the actions of an inline policy", () => {
  test.each([
    ["*", "everything"],
    ["*:*", "everything"],
    ["iam:*", "iam:*"],
    ["IAM:**", "iam:*"],
    [["s3:Get*", "sso:*", "organizations:*"], "sso:*, organizations:*"],
    ["iam:CreatePolicyVersion", "iam:CreatePolicyVersion"],
    ["iam:Attach*", "iam:AttachRolePolicy, iam:AttachUserPolicy"],
    ["iam:putrolepolicy", "iam:PutRolePolicy"],
    ["iam:Update*", "iam:UpdateAssumeRolePolicy"],
  ])("%j give administration", (Action, allowed) => {
    expect(reasonsOf({ Action })).toEqual([`statement 1 of the inline policy allows ${allowed}`]);
    expect(reasonsOf({ Action, Effect: "Deny" })).toEqual([]);
  });

  test.each(["s3:*", "iam:Get*", "iam:PassRole", "sso:List*", "identitystore:*", "iam:CreateRole"])(
    "%s do not",
    (Action) => {
      expect(reasonsOf({ Action })).toEqual([]);
    },
  );

  test("all but some: it depends on whether iam is among them", () => {
    const but = (NotAction: unknown) => reasonsOf({ Action: undefined, NotAction });
    expect(but(["s3:*", "ec2:*"])).toEqual([
      "statement 1 of the inline policy allows everything but s3:*, ec2:*",
    ]);
    expect(but("iam:Delete*")).toHaveLength(1);
    expect(but([])).toEqual(["statement 1 of the inline policy allows everything but none"]);
    expect(but(["iam:*", "organizations:*", "account:*"])).toEqual([]);
    expect(but("*")).toEqual([]);
  });
});

describe("the resources of an inline policy", () => {
  const on = (Resource: unknown) => isAdministrative(inline({ Action: "iam:*", Resource }));

  test.each([
    "*",
    "arn:*",
    "arn:aws:iam::*:*",
    "arn:aws:iam::*:role/*",
    "arn:aws-cn:iam::111111111111:role/*",
    "arn:${aws:Partition}:iam::${aws:PrincipalAccount}:user/*",
  ])("%s are as good as all", (Resource) => {
    expect(on(Resource)).toBe(true);
    expect(on(["arn:aws:s3:::bucket", Resource])).toBe(true);
  });

  test.each(["arn:aws:iam::*:role/team-*", "arn:aws:s3:::*", "arn:aws:iam::*:user/${aws:username}", []])(
    "%j are not",
    (Resource) => {
      expect(on(Resource)).toBe(false);
    },
  );

  test("all but some are, unless the rest is none", () => {
    const but = (NotResource: unknown) =>
      isAdministrative(inline({ Action: "*", Resource: undefined, NotResource }));
    expect(but("arn:aws:s3:::bucket")).toBe(true);
    expect(but("*")).toBe(false);
  });
});

describe("the condition of an inline policy", () => {
  const under = (Condition: unknown) => isAdministrative(inline({ Action: "*", Condition }));

  test("that is about the circumstances leaves everything open", () => {
    expect(under({ Bool: { "aws:MultiFactorAuthPresent": "true" } })).toBe(true);
    expect(
      under({ IpAddress: { "aws:sourceip": "192.0.2.0/24" }, Bool: { "aws:SecureTransport": true } }),
    ).toBe(true);
    expect(under({})).toBe(true);
  });

  test("that is about anything else narrows", () => {
    expect(under({ StringEquals: { "aws:ResourceTag/team": "${aws:PrincipalTag/team}" } })).toBe(false);
    expect(
      under({
        Bool: { "aws:MultiFactorAuthPresent": "true" },
        ArnLike: { "iam:PolicyARN": "arn:aws:iam::*:policy/x" },
      }),
    ).toBe(false);
  });
});

test("every policy and statement has its reason, by Sid or number", () => {
  const Statement = [
    { Effect: "Allow", Action: "s3:*", Resource: "*" },
    { Effect: "Allow", Action: "*", Resource: "*" },
    { Effect: "Allow", Action: "iam:*", Resource: "*", Sid: "Roles" },
  ];
  const set = { ...managed("AdministratorAccess"), inlinePolicy: JSON.stringify({ Statement }) };
  expect(administrationReasons(set)).toEqual([
    "the AWS managed policy AdministratorAccess allows everything",
    "statement 2 of the inline policy allows everything",
    "statement Roles of the inline policy allows iam:*",
  ]);
});

test("permission sets of AWS Control Tower are known by name", () => {
  expect(administrationReasons(setWith({ name: "AWSAdministratorAccess", existing: true }))).toEqual([
    "AWS Control Tower gives AWSAdministratorAccess the AWS managed policy AdministratorAccess",
  ]);
  expect(isAdministrative(setWith({ name: "AWSReadOnlyAccess", existing: true }))).toBe(false);
  expect(isAdministrative(setWith({ name: "AWSAdministratorAccess" }))).toBe(false);
});

test.each(["null", "5", "{}", '{"Statement":null}', '{"Statement":[5,null,{"Effect":"Allow"}]}'])(
  "the inline policy %s gives nothing",
  (inlinePolicy) => {
    expect(administrationReasons(setWith({ inlinePolicy }))).toEqual([]);
  },
);
