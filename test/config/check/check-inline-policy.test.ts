import { brief, policyWith, problemsOfSet, resolve } from "../../helpers/problems";

const empty = JSON.stringify(policyWith({ Id: "" })).length;
/** A policy whose JSON has so many characters, none of them white space. */
const policyOf = (length: number) => policyWith({ Id: "x".repeat(length - empty) });
/** A policy whose JSON has so many bytes, most of them spaces. */
const spaciousPolicyOf = (bytes: number) => policyWith({ Id: " ".repeat(bytes - empty) });

const codesOf = (inlinePolicy: unknown) => problemsOfSet({ inlinePolicy }).map(({ code }) => code);

describe("the size of an inline policy", () => {
  test("10,240 characters are allowed, one more is not", () => {
    expect(codesOf(policyOf(10_240))).toEqual([]);
    expect(codesOf(policyOf(10_241))).toEqual(["inline-policy-length"]);
    expect(problemsOfSet({ inlinePolicy: policyOf(10_241) })[0]?.message).toContain("has 10,241 characters");
  });

  test("32,768 bytes are allowed, one more is not", () => {
    expect(codesOf(spaciousPolicyOf(32_768))).toEqual([]);
    expect(codesOf(spaciousPolicyOf(32_769))).toEqual(["inline-policy-size"]);
    expect(problemsOfSet({ inlinePolicy: spaciousPolicyOf(32_769) })[0]?.message).toContain("32,769 bytes");
  });

  test("a letter such as é is one character and two bytes", () => {
    const spaces = " ".repeat(32_768 - empty - 2);
    expect(codesOf(policyWith({ Id: `é${spaces}` }))).toEqual([]);
    expect(codesOf(policyWith({ Id: `éé${spaces}` }))).toEqual(["inline-policy-size"]);
    expect(codesOf(policyWith({ Id: "é".repeat(10_240 - empty) }))).toEqual([]);
  });

  test("white space between the parts of JSON text does not count", () => {
    expect(codesOf(JSON.stringify(policyOf(10_240), undefined, 8) + "\n".repeat(40_000))).toEqual([]);
  });
});

describe("the characters of an inline policy", () => {
  test.each(["é", "ÿ", "\u00a0", "~", "${aws:username}", "%{x}", "a\tb\nc"])("%j is allowed", (text) => {
    expect(codesOf(policyWith({ Id: text }))).toEqual([]);
  });

  test.each(["–", "“", "😀", "日", "\u0100", "\u202e"])("%j is not", (text) => {
    expect(codesOf(policyWith({ Id: text }))).toEqual(["inline-policy-characters"]);
  });
});

describe("the form of an inline policy", () => {
  const policy = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };
  const inlinePolicyOf = (inlinePolicy: unknown) =>
    resolve({ permissionSets: { Set: { inlinePolicy } }, assignments: {} }).config.permissionSets.get("Set")
      ?.inlinePolicy;

  test("a map and its JSON text are one", () => {
    expect(inlinePolicyOf(policy)).toBe(JSON.stringify(policy));
    expect(inlinePolicyOf(JSON.stringify(policy, undefined, 4))).toBe(JSON.stringify(policy));
  });

  test.each([
    ["null", null],
    ["a list", []],
    ["a map without Statement", { Version: "2012-10-17" }],
    ["a number", 1],
  ])("JSON text that is %s is no policy", (_, value) => {
    expect(codesOf(JSON.stringify(value))).toEqual(["inline-policy-form"]);
  });

  test("a map without Statement is no policy", () => {
    expect(problemsOfSet({ inlinePolicy: {} })[0]?.message).toBe(
      'the inline policy is a map without a Statement; allowed: a policy, { "Version": "2012-10-17", "Statement": […] }.',
    );
  });

  test.each([[5], [[]], [true], [null]])("%j is neither policy nor text", (inlinePolicy) => {
    expect(codesOf(inlinePolicy)).toEqual(["wrong-type"]);
  });

  test.each([{ file: "" }, { file: 5 }])("%j names no file", (inlinePolicy) => {
    expect(brief(problemsOfSet({ inlinePolicy }))).toEqual([
      "wrong-type permissionSets.Set.inlinePolicy.file",
    ]);
  });

  test("a file and a policy at once are one too many", () => {
    expect(brief(problemsOfSet({ inlinePolicy: { file: "x.json", Statement: [] } }))).toEqual([
      "unknown-key permissionSets.Set.inlinePolicy.Statement",
    ]);
  });

  test("a policy with a file that is no path is told in our words", () => {
    const [problem] = problemsOfSet({ inlinePolicy: { file: 5, Version: "2012-10-17", Statement: [] } });
    expect(problem?.message).toBe(
      "is a number, 5; allowed: the path of a JSON file, without a policy beside it.",
    );
  });

  test("JSON text that does not parse: one line, without a quotation of the policy", () => {
    const [problem] = problemsOfSet({ inlinePolicy: '{\n  "Statement": secret\n}' });
    expect(problem?.message).toBe("the inline policy is no JSON: Unexpected token 's'.");
  });

  test("a policy that holds itself", () => {
    const policy: { Statement: unknown[] } = { Statement: [] };
    policy.Statement.push(policy);
    expect(codesOf(policy)).toEqual(expect.arrayContaining(["inline-policy-not-json", "wrong-type"]));
  });

  test("a number that JSON does not have", () => {
    expect(codesOf({ Statement: [1n] })).toEqual(["inline-policy-not-json"]);
  });
});
