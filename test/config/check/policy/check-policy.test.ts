import { formatPath } from "../../../../lib/config/problems/problem";
import { placesOf, policyWith, problemsOf } from "../../../helpers/problems";
import { briefOf, problemsOfPolicy } from "./support";

const [statement] = policyWith().Statement;

test.each([
  policyWith(),
  policyWith({ Id: "x" }),
  policyWith({ Statement: statement }),
  policyWith({ Statement: [statement, statement] }),
])("a sound policy has no problem: %j", (policy) => {
  expect(briefOf(policy)).toEqual([]);
  expect(briefOf(JSON.stringify(policy))).toEqual([]);
});

describe("the version", () => {
  test.each([
    [undefined, "inline-policy-old-version"],
    ["2008-10-17", "inline-policy-old-version Version"],
    ["2012-10-18", "inline-policy-version Version"],
    ["", "inline-policy-version Version"],
  ])("%j", (Version, problem) => {
    expect(briefOf(policyWith({ Version }))).toEqual([problem]);
  });

  test.each([[null], [2012], [["2012-10-17"]]])("%j, from JSON text", (Version) => {
    expect(briefOf(JSON.stringify(policyWith({ Version })))).toEqual(["inline-policy-version"]);
  });

  test("that is missing is a warning that says what becomes of variables", () => {
    const [problem] = problemsOfPolicy(policyWith({ Version: undefined }));
    expect(problem?.severity).toBe("warning");
    expect(problem?.message).toBe(
      'there is no Version, which AWS reads as 2008-10-17: policy variables such as ${aws:username} then stand for themselves. Write "Version": "2012-10-17".',
    );
  });
});

describe("the statements", () => {
  test.each([[[]], [null], ["Allow"], [1], [true]])("cannot be %j", (Statement) => {
    expect(briefOf(policyWith({ Statement }))).toEqual(["inline-policy-type Statement"]);
  });

  test.each([[null], ["Allow"], [[]], [[statement]]])("cannot hold %j", (one) => {
    expect(briefOf(policyWith({ Statement: [statement, one] }))).toEqual(["inline-policy-type Statement[1]"]);
  });

  test("have Sids that differ", () => {
    const Statement = ["A", "B", "A", "", ""].map((Sid) => ({ ...statement, Sid }));
    expect(briefOf(policyWith({ Statement }))).toEqual(["inline-policy-duplicate-sid Statement[2].Sid"]);
  });
});

test("elements that a policy does not have", () => {
  expect(briefOf(policyWith({ version: "2012-10-17", Conditions: {} }))).toEqual([
    "inline-policy-element version",
    "inline-policy-element Conditions",
  ]);
  expect(problemsOfPolicy(policyWith({ statement: [] }))[0]?.message).toBe(
    'a policy has no element "statement" here; allowed: Version, Id, Statement. Did you mean "Statement"?',
  );
  expect(briefOf(policyWith({ Id: 5 }))).toEqual(["inline-policy-type Id"]);
});

describe("the place of a problem", () => {
  test("is within a policy that is a map", () => {
    const yaml = `permissionSets:
  Set:
    inlinePolicy:
      Statement:
        - Effect: allow
          Actions: s3:GetObject
          Resource: ["*", bucket]
        - { Effect: Allow, Action: "s3:GetObjekt", Resource: "*" }
assignments: {}
`;
    expect(placesOf(yaml)).toEqual([
      "3:5 inline-policy-old-version",
      "5:19 inline-policy-effect",
      "6:11 inline-policy-element",
      "7:27 inline-policy-resource",
      "8:36 unknown-action",
    ]);
  });

  test("is the text of a policy that is text, or its file, and the sentence says where in it; none hides another", () => {
    const policy = JSON.stringify(
      policyWith({ Statement: { Effect: "Allow", Action: ["x", "y"], Resource: "z" } }),
    );
    const files = new Map([["p.json", { text: policy }]]);
    for (const [inlinePolicy, place] of [
      [policy, "permissionSets.Set.inlinePolicy"],
      [{ file: "p.json" }, "permissionSets.Set.inlinePolicy.file"],
    ]) {
      const problems = problemsOf({ permissionSets: { Set: { inlinePolicy } }, assignments: {} }, files);
      expect(problems.map(({ path }) => formatPath(path))).toEqual([place, place, place]);
      expect(problems.map(({ message }) => message.split(";")[0])).toEqual([
        'Statement.Action[0]: the action "x" is none',
        'Statement.Action[1]: the action "y" is none',
        'Statement.Resource: the resource "z" is none',
      ]);
    }
  });
});

test("what a policy makes of itself is looked at, not what it is made from", () => {
  expect(briefOf({ ...policyWith(), toJSON: () => undefined })).toContain("inline-policy-form");
  expect(briefOf({ ...policyWith(), toJSON: () => ({ Statement: [] }) })).toContain(
    "inline-policy-type Statement",
  );
});
