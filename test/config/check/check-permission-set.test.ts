import { awsManagedPolicies } from "../../../lib/config/data/read-data";
import { brief, policyWith, problemsOf, problemsOfSet, resolve } from "../../helpers/problems";

const names = (count: number) => Array.from({ length: count }, (_, index) => `Policy${index}`);
const awsManaged = (count: number) => awsManagedPolicies().policies.slice(0, count);
const customer = (count: number) => names(count).map((name) => ({ name }));
const codesOf = (set: unknown, key?: string) => problemsOfSet(set, key).map(({ code }) => code);
const setOf = (set: object) =>
  resolve({ permissionSets: { Set: set }, assignments: {} }).config.permissionSets.get("Set");

test("every setting at once has its one form", () => {
  expect(
    setOf({
      name: "Developer",
      description: "Build",
      sessionDuration: "8h",
      relayState: "https://example.com/",
      tags: { team: "platform" },
      managedPolicies: ["job-function/Billing"],
      customerManagedPolicies: [{ name: "Team", path: "/teams/" }, { name: "Base" }],
      inlinePolicy: policyWith(),
      permissionsBoundary: { managedPolicy: "arn:aws-cn:iam::aws:policy/PowerUserAccess" },
    }),
  ).toEqual({
    name: "Developer",
    existing: false,
    description: "Build",
    sessionDuration: "PT8H",
    relayState: "https://example.com/",
    tags: { team: "platform" },
    managedPolicies: [{ path: "/job-function/", name: "Billing" }],
    customerManagedPolicies: [
      { name: "Team", path: "/teams/" },
      { name: "Base", path: "/" },
    ],
    inlinePolicy: JSON.stringify(policyWith()),
    permissionsBoundary: { managedPolicy: { path: "/", name: "PowerUserAccess", partition: "aws-cn" } },
  });
});

describe("its name", () => {
  test("is the key, of at most 32 characters", () => {
    expect(codesOf({}, "x".repeat(32))).toEqual([]);
    expect(codesOf({}, "x".repeat(33))).toEqual(["invalid-permission-set-name"]);
  });

  test("or the name, and then the key is free", () => {
    expect(codesOf({ name: "ReadOnly" }, "only for reading, and nothing but reading")).toEqual([]);
    expect(codesOf({ name: "Read Only" }, "ReadOnly")).toEqual(["invalid-permission-set-name"]);
  });
});

describe("its policies", () => {
  test.each([
    [10, []],
    [11, ["many-policies"]],
    [20, ["many-policies"]],
    [21, ["too-many-policies"]],
  ])("%d of both kinds together", (count, codes) => {
    expect(codesOf({ managedPolicies: awsManaged(count) })).toEqual(codes);
    expect(codesOf({ customerManagedPolicies: customer(count) })).toEqual(codes);
    expect(codesOf({ managedPolicies: awsManaged(count - 5), customerManagedPolicies: customer(5) })).toEqual(
      codes,
    );
  });

  test("one by name and again by ARN is attached twice", () => {
    const managedPolicies = ["ReadOnlyAccess", "IAMReadOnlyAccess", "arn:aws:iam::aws:policy/ReadOnlyAccess"];
    expect(brief(problemsOfSet({ managedPolicies }))).toEqual([
      "duplicate-policy permissionSets.Set.managedPolicies[2]",
    ]);
  });

  test("one name in two paths is two policies of AWS", () => {
    expect(codesOf({ managedPolicies: ["Billing", "job-function/Billing"] })).toEqual([
      "unknown-managed-policy",
    ]);
  });

  test("a customer managed policy of one name counts once, whatever its path", () => {
    const customerManagedPolicies = [{ name: "Team" }, { name: "Team", path: "/teams/" }];
    expect(brief(problemsOfSet({ customerManagedPolicies }))).toEqual([
      "duplicate-policy permissionSets.Set.customerManagedPolicies[1]",
    ]);
  });

  test("a comma in a name or a path could not be read again by Terraform", () => {
    const customerManagedPolicies = [{ name: "a,b" }, { name: "c", path: "/d,e/" }, { name: "f" }];
    expect(brief(problemsOfSet({ customerManagedPolicies }))).toEqual([
      "policy-comma permissionSets.Set.customerManagedPolicies[0].name",
      "policy-comma permissionSets.Set.customerManagedPolicies[1].path",
    ]);
  });

  test("an ARN of one's own account belongs elsewhere", () => {
    const [problem] = problemsOfSet({ managedPolicies: ["arn:aws:iam::111111111111:policy/Ours"] });
    expect(problem?.message).toContain("belong in customerManagedPolicies");
  });
});

describe("its permissions boundary", () => {
  test.each([
    ["neither kind", {}, ["permissions-boundary"]],
    [
      "both kinds",
      { managedPolicy: "ReadOnlyAccess", customerManagedPolicy: { name: "Boundary" } },
      ["permissions-boundary"],
    ],
    ["an AWS managed policy", { managedPolicy: "ReadOnlyAccess" }, []],
    ["a customer managed policy", { customerManagedPolicy: { name: "Boundary", path: "/b/" } }, []],
    ["a comma, which does no harm here", { customerManagedPolicy: { name: "a,b" } }, []],
    ["what is no policy", { managedPolicy: "Read Only" }, ["invalid-managed-policy"]],
    ["a policy name that IAM refuses", { customerManagedPolicy: { name: "a b" } }, ["invalid-policy-name"]],
    ["a name alone", "Boundary", ["wrong-type"]],
  ])("names %s", (_, permissionsBoundary, codes) => {
    expect(codesOf({ permissionsBoundary })).toEqual(codes);
  });
});

describe("its tags", () => {
  const tags = (count: number) => Object.fromEntries(names(count).map((name) => [name, "x"]));

  test("are at most 75", () => {
    expect(codesOf({ tags: tags(75) })).toEqual([]);
    expect(codesOf({ tags: tags(76) })).toEqual(["too-many-tags"]);
  });

  test.each(["aws:team", "AWS:team", "Aws:"])("have no key such as %s", (key) => {
    expect(codesOf({ tags: { [key]: "x" } })).toEqual(["reserved-tag-key"]);
  });

  test("have texts as values", () => {
    expect(brief(problemsOfSet({ tags: { "cost-center": 1234 } }))).toEqual([
      "wrong-type permissionSets.Set.tags.cost-center",
    ]);
  });

  test("are read by key, also an empty one", () => {
    expect(brief(problemsOfSet({ tags: { "": "x" } }))).toEqual([
      'invalid-tag-key permissionSets.Set.tags[""]',
    ]);
  });
});

describe("one that exists elsewhere", () => {
  test("is named and nothing more", () => {
    expect(codesOf({ existing: true })).toEqual([]);
    expect(codesOf({ existing: true, name: "AWSReadOnlyAccess" })).toEqual([]);
  });

  test.each([
    { description: "x" },
    { sessionDuration: "1h" },
    { relayState: "x" },
    { tags: { a: "b" } },
    { managedPolicies: ["ReadOnlyAccess"] },
    { customerManagedPolicies: [{ name: "Team" }] },
    { inlinePolicy: policyWith() },
    { permissionsBoundary: { managedPolicy: "ReadOnlyAccess" } },
  ])("takes no %j", (setting) => {
    const problems = problemsOfSet({ existing: true, ...setting });
    expect(problems.map(({ code }) => code)).toEqual(["existing-with-settings"]);
    expect(problems[0]?.message).toContain(`it takes no ${Object.keys(setting)[0]}; remove them`);
  });

  test("is not said with false", () => {
    expect(codesOf({ existing: false })).toEqual(["wrong-type"]);
  });
});

test("two permission sets of one name, by key and by name, are reported with both places", () => {
  const document = { permissionSets: { ReadOnly: {}, readers: { name: "ReadOnly" } }, assignments: {} };
  expect(problemsOf(document)).toMatchObject([
    {
      code: "duplicate-permission-set-name",
      path: ["permissionSets", "readers"],
      message:
        'the permission set name "ReadOnly" is also permissionSets.ReadOnly; declare it once, under one key.',
    },
  ]);
});
