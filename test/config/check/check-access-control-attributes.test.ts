import { brief, problemsOf, resolve } from "../../helpers/problems";

const problems = (accessControlAttributes: unknown) =>
  brief(problemsOf({ accessControlAttributes, assignments: {} }));

test("attributes are a map of names to sources", () => {
  const accessControlAttributes = { CostCenter: "${path:enterprise.costCenter}", "a b": "x" };
  const { config, problems: found } = resolve({ accessControlAttributes, assignments: {} });
  expect(found).toEqual([]);
  expect([...config.accessControlAttributes]).toEqual(Object.entries(accessControlAttributes));
});

test("none are needed", () => {
  expect(problems(undefined)).toEqual([]);
  expect(problems({})).toEqual([]);
});

test("there are 50 at most", () => {
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`a${i}`, "x"]));
  expect(problems(many(50))).toEqual([]);
  expect(problems(many(51))).toEqual(["too-many-attributes accessControlAttributes"]);
});

test.each([
  [null, "wrong-type accessControlAttributes"],
  [["CostCenter"], "wrong-type accessControlAttributes"],
  [{ a: 5 }, "wrong-type accessControlAttributes.a"],
  [{ a: ["x"] }, "wrong-type accessControlAttributes.a"],
  [{ a: "x;y" }, "invalid-attribute-source accessControlAttributes.a"],
  [{ "a;b": "x" }, 'invalid-attribute-name accessControlAttributes["a;b"]'],
  [{ "": "x" }, 'invalid-attribute-name accessControlAttributes[""]'],
])("%j is refused", (value, expected) => {
  expect(problems(value)).toEqual([expected]);
});
