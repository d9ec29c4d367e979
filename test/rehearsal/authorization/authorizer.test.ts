import { unusedInPolicy } from "../../../lib/rehearsal";
import { assign, closeAll, errorOf, idsOf, provision, query, start, unassign } from "../support";

afterEach(closeAll);

const policy = (...statements: object[]) => ({ Version: "2012-10-17", Statement: statements });
const allow = (Action: unknown, Resource: unknown = "*") => ({ Effect: "Allow", Action, Resource });
const deny = (Action: unknown, Resource: unknown = "*") => ({ Effect: "Deny", Action, Resource });

/** The management account's caller is held to the policies; `owner` of the tests' ids is another caller. */
const held = (...policies: object[]) => start({ policies: { rehearsal: [allowReads, ...policies] } });
const allowReads = policy(
  allow(["sso:ListInstances", "sso:ListPermissionSets", "sso:Describe*", "identitystore:List*"]),
);

describe("a caller with a policy", () => {
  test("is refused what no statement allows, in AWS's words", async () => {
    const started = await held();
    const { assignment } = await idsOf(started);
    expect(await errorOf(started.sso("CreateAccountAssignment", assignment))).toBe(
      "AccessDeniedException: User: arn:aws:iam::111111111111:user/rehearsal is not authorized to perform: sso:CreateAccountAssignment on resource: arn:aws:sso:::account/222222222222 because no identity-based policy allows the sso:CreateAccountAssignment action",
    );
    expect(started.rehearsal.calls.at(-1)).toMatchObject({ code: "AccessDeniedException" });
    expect(started.rehearsal.calls.at(-1)).not.toHaveProperty("permissions");
  });

  test("is refused where one resource of several is not allowed", async () => {
    const started = await held(policy(allow("sso:CreateAccountAssignment", "arn:aws:sso:::account/*")));
    const { assignment } = await idsOf(started);
    expect(await errorOf(started.sso("CreateAccountAssignment", assignment))).toContain(
      `on resource: ${started.InstanceArn} because`,
    );
  });

  test("is refused what another statement denies", async () => {
    const started = await held(policy(allow("*")), policy(deny("sso:List*Sets")));
    expect(await errorOf(started.sso("ListPermissionSets"))).toContain(
      `is not authorized to perform: sso:ListPermissionSets on resource: ${started.InstanceArn} with an explicit deny in an identity-based policy`,
    );
  });

  test("does what its policies together allow, and what it needed is recorded", async () => {
    const started = await held(
      policy(allow("sso:CreateAccountAssignment", ["arn:aws:sso:::account/222222222222"])),
      policy(
        allow("sso:CreateAccountAssignment", ["arn:aws:sso:::instance/*", "arn:aws:sso:::permissionSet/*"]),
      ),
    );
    const { assignment, PermissionSetArn } = await idsOf(started);
    expect(await assign(started, assignment)).toMatchObject({ Status: "SUCCEEDED" });
    expect(
      started.rehearsal.calls.find(({ operation }) => operation === "CreateAccountAssignment")?.permissions,
    ).toEqual(
      ["arn:aws:sso:::account/222222222222", started.InstanceArn, PermissionSetArn].map((resource) => ({
        action: "sso:CreateAccountAssignment",
        resource,
      })),
    );
  });

  test("is told of bad input before it is told that it may not", async () => {
    const { sso } = await held();
    expect(await errorOf(sso("DeletePermissionSet", { PermissionSetArn: "x" }))).toMatch(
      /^ValidationException/,
    );
  });

  test("may ask who it is whatever its policies say, and is refused by IAM as IAM does", async () => {
    const { url } = await start({ policies: { "222222222222": [policy(deny("*"))] } });
    const sts = { Action: "GetCallerIdentity", Version: "2011-06-15" };
    expect((await query(url, "sts", sts, "222222222222")).status).toBe(200);
    const iam = { Action: "ListRoles", Version: "2010-05-08" };
    const { status, xml } = await query(url, "iam", iam, "222222222222");
    expect(status).toBe(403);
    expect(xml).toContain("<Code>AccessDenied</Code>");
    expect(xml).toContain("iam:ListRoles on resource: * with an explicit deny");
  });
});

test("other callers are not held to it, unless it is for everyone", async () => {
  const denied = [policy(deny("*"))];
  const call = { Action: "ListRoles", Version: "2010-05-08" };
  const one = await start({ policies: { "222222222222": denied } });
  expect((await query(one.url, "iam", call, "111111111111")).status).toBe(200);
  expect((await query(one.url, "iam", call, "222222222222")).status).toBe(403);
  const everyone = await start({ policies: { "*": denied, rehearsal: [allowReads] } });
  expect((await query(everyone.url, "iam", call, "111111111111")).status).toBe(403);
  expect(await errorOf(everyone.sso("ListPermissionSets"))).toBe("no error");
});

describe("in the management account", () => {
  const sso = policy(allow(["sso:*"]));
  const role = "arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*";
  const iam = policy(
    allow(
      [
        "iam:*RolePolicy",
        "iam:*RolePermissionsBoundary",
        "iam:CreateRole",
        "iam:DeleteRole",
        "iam:GetRole",
        "iam:List*RolePolicies",
        "iam:UpdateRole*",
      ],
      role,
    ),
    allow("iam:*SAMLProvider", "arn:aws:iam::*:saml-provider/AWSSSO_*_DO_NOT_DELETE"),
  );
  const inManagement = { TargetId: "111111111111" };

  test("Identity Center acts with the caller's permissions, and what IAM refuses ends FAILED", async () => {
    const started = await held(sso);
    const { assignment } = await idsOf(started);
    const ended = await assign(started, { ...assignment, ...inManagement });
    expect(ended.Status).toBe("FAILED");
    expect(ended.FailureReason).toMatch(
      /^Received a 403 status error: Access denied by IAM\. .* is not authorized to perform: iam:CreateSAMLProvider on resource: arn:aws:iam::111111111111:saml-provider\/AWSSSO_[0-9a-f]{16}_DO_NOT_DELETE because no/,
    );
    expect(await assign(started, assignment)).toMatchObject({ Status: "SUCCEEDED" });
  });

  test("with IAM's permissions it is assigned, provisioned again and taken away", async () => {
    const started = await held(sso, iam);
    const { assignment, PermissionSetArn } = await idsOf(started);
    const input = { ...assignment, ...inManagement };
    expect(await assign(started, input)).toMatchObject({ Status: "SUCCEEDED" });
    expect(await provision(started, { PermissionSetArn })).toMatchObject({ Status: "SUCCEEDED" });
    expect(await unassign(started, input)).toMatchObject({ Status: "SUCCEEDED" });
    expect(unusedInPolicy(iam, started.rehearsal.calls)).toEqual([]);
  });

  test("a permission set that is provisioned nowhere there needs none of it", async () => {
    const started = await held(sso);
    const { assignment, PermissionSetArn } = await idsOf(started);
    await assign(started, assignment);
    expect(await provision(started, { PermissionSetArn })).toMatchObject({ Status: "SUCCEEDED" });
  });
});

test("what of a policy was not needed is named by statement", async () => {
  const used = policy(
    { Sid: "Read", ...allow(["sso:ListInstances", "sso:ListPermissionSets", "sso:Descripe*"]) },
    allow("identitystore:*", ["arn:aws:identitystore:::user/*", "*"]),
    deny("s3:*"),
  );
  const { sso, store, rehearsal } = await start({ policies: { rehearsal: [used] } });
  await sso("ListPermissionSets");
  await store("ListGroups");
  expect(unusedInPolicy(used, rehearsal.calls)).toEqual([
    "Read: sso:Descripe*",
    "statement 2: arn:aws:identitystore:::user/*",
  ]);
});

test.each([
  ["no policy", "hello", 'it is "hello"; allowed: a map with a Statement'],
  ["no statement", {}, "Statement: "],
  ["an unknown effect", policy({ Effect: "Alow", Action: "*", Resource: "*" }), `Did you mean "Allow"?`],
  [
    "a condition",
    policy({ ...allow("*"), Condition: { Bool: { "aws:SecureTransport": "true" } } }),
    "evaluates no conditions",
  ],
  ["a variable", policy(allow("*", "arn:aws:iam::${aws:PrincipalAccount}:role/*")), "no policy variables"],
])("a policy with %s is refused at the start", async (_, document, sentence) => {
  await expect(start({ policies: { "*": [document] } })).rejects.toThrow(sentence);
  await expect(start({ policies: { "*": [document] } })).rejects.toThrow("The policy of * cannot be used:");
});
