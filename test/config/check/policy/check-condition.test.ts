import { briefOfStatement, messagesOf } from "./support";

const key = "aws:PrincipalTag/team";
const briefOfCondition = (Condition: unknown) => briefOfStatement({ Condition });

test.each([
  "StringEquals",
  "StringLikeIfExists",
  "ForAllValues:StringEquals",
  "ForAnyValue:ArnLikeIfExists",
  "Null",
  "NotIpAddress",
  "DateGreaterThanEquals",
])("%s is a condition operator", (operator) => {
  expect(briefOfCondition({ [operator]: { [key]: "x" } })).toEqual([]);
});

test.each([
  "StringEqual",
  "stringEquals",
  "ForAllValues:",
  "IfExists",
  "ForSomeValues:StringEquals",
  "",
  key,
])("%j is none", (operator) => {
  const path = /^\w+$/.test(operator) ? `Condition.${operator}` : `Condition[${JSON.stringify(operator)}]`;
  expect(briefOfCondition({ [operator]: { [key]: "x" } })).toEqual([`inline-policy-operator ${path}`]);
});

test("the operator that was meant is named", () => {
  expect(messagesOf({ Condition: { "ForAnyValue:StringEqual": { [key]: "x" } } })[0]).toContain(
    'Did you mean "ForAnyValue:StringEquals"?',
  );
});

test.each([["x"], [5], [true], [["x", "y"]], [[1, false]]])("a key has values such as %j", (values) => {
  expect(briefOfCondition({ StringEquals: { [key]: values } })).toEqual([]);
});

test.each([
  [null, ""],
  [{}, ""],
  [[], ""],
  [["x", null], "[1]"],
  [["x", ["y"]], "[1]"],
])("a key has no values such as %j", (values, item) => {
  expect(briefOfCondition({ StringEquals: { team: values } })).toEqual([
    `inline-policy-type Condition.StringEquals.team${item}`,
  ]);
});

test.each([["x"], [null], [[]]])("neither condition nor keys are %j", (value) => {
  expect(briefOfCondition(value)).toEqual(["inline-policy-type Condition"]);
  expect(briefOfCondition({ StringEquals: value })).toEqual(["inline-policy-type Condition.StringEquals"]);
});
