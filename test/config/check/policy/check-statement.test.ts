import { policyWith } from "../../../helpers/problems";
import { briefOf, briefOfStatement, messagesOf } from "./support";

describe("elements", () => {
  test.each([
    ["Actions", "Action"],
    ["Resources", "Resource"],
    ["effect", "Effect"],
    ["Conditions", "Condition"],
    ["NotActions", "NotAction"],
  ])("%s is meant as %s", (key, meant) => {
    expect(briefOfStatement({ [key]: "x" })).toEqual([`inline-policy-element ${key}`]);
    expect(messagesOf({ [key]: "x" })[0]).toContain(`Did you mean "${meant}"?`);
  });

  test("written wrong, they are not also missing", () => {
    const Statement = { effect: "Allow", Actions: "*", resource: "*" };
    expect(briefOf(policyWith({ Statement }))).toEqual([
      "inline-policy-element Statement.effect",
      "inline-policy-element Statement.Actions",
      "inline-policy-element Statement.resource",
    ]);
  });

  test("that are missing are told together", () => {
    expect(messagesOf({ Effect: undefined, Action: undefined, Resource: undefined })).toEqual([
      "the statement lacks Effect, Action or NotAction, Resource or NotResource; add what is missing.",
    ]);
    expect(messagesOf({ Resource: undefined })).toEqual([
      "the statement lacks Resource or NotResource; add what is missing.",
    ]);
    expect(briefOfStatement({ Action: undefined })).toEqual(["inline-policy-missing"]);
  });

  test("that exclude each other", () => {
    expect(messagesOf({ NotAction: "iam:*" })).toEqual([
      "the statement has Action and NotAction; allowed: one of them. Make two statements of it.",
    ]);
    expect(briefOfStatement({ NotAction: "iam:*", NotResource: "*" })).toEqual([
      "inline-policy-both NotAction",
      "inline-policy-both NotResource",
    ]);
  });

  test.each(["Principal", "NotPrincipal"])("%s belongs in policies of resources", (key) => {
    expect(briefOfStatement({ [key]: { AWS: "*" } })).toEqual([`inline-policy-principal ${key}`]);
  });
});

describe("Effect", () => {
  test.each(["Allow", "Deny"])("is %s", (Effect) => {
    expect(briefOfStatement({ Effect })).toEqual([]);
  });

  test.each([["allow"], ["DENY"], [""], [null], [true], [["Allow"]], [{}]])("is not %j", (Effect) => {
    expect(briefOfStatement({ Effect })).toEqual(["inline-policy-effect Effect"]);
  });

  test("is asked for by its name", () => {
    expect(messagesOf({ Effect: "allow" })).toEqual([
      'the Effect is "allow"; allowed: Allow, Deny. Did you mean "Allow"?',
    ]);
  });
});

describe("Sid", () => {
  test.each(["", "ReadOnly1"])("may be %j", (Sid) => {
    expect(briefOfStatement({ Sid })).toEqual([]);
  });

  test.each(["Read Only", "read-only", "é", "a_b"])("may not be %j", (Sid) => {
    expect(briefOfStatement({ Sid })).toEqual(["inline-policy-sid Sid"]);
  });

  test.each([[1], [null], [[]]])("is no text: %j", (Sid) => {
    expect(briefOfStatement({ Sid })).toEqual(["inline-policy-type Sid"]);
  });
});

describe.each(["Action", "NotAction", "Resource", "NotResource"])("%s", (key) => {
  const alone = key.endsWith("Action") ? { Action: undefined } : { Resource: undefined };

  test("is a text or a list of texts", () => {
    expect(briefOfStatement({ ...alone, [key]: "*" })).toEqual([]);
    expect(briefOfStatement({ ...alone, [key]: ["*"] })).toEqual([]);
  });

  test.each([[null], [1], [{}], [[]], [true]])("is not %j", (value) => {
    expect(briefOfStatement({ ...alone, [key]: value })).toEqual([`inline-policy-type ${key}`]);
  });

  test.each([[null], [1], [["*"]], [{}]])("holds no %j", (value) => {
    expect(briefOfStatement({ ...alone, [key]: ["*", value] })).toEqual([`inline-policy-type ${key}[1]`]);
  });
});
