import fc from "fast-check";
import { decide, statementsOf } from "../../../lib/rehearsal/authorization/statement";

const permissionSet = "arn:aws:sso:::permissionSet/ssoins-1111111111111111/ps-2222222222222222";
const asked = { action: "sso:CreatePermissionSet", resource: permissionSet };

const decided = (...statements: object[]) =>
  decide(statementsOf({ Version: "2012-10-17", Statement: statements }), asked);
const allow = (rest: object) => ({ Effect: "Allow", Action: "*", Resource: "*", ...rest });
const deny = (rest: object) => ({ ...allow(rest), Effect: "Deny" });
const not = (element: "Action" | "Resource", value: unknown) => {
  const entries = Object.entries(allow({})).map(([key, given]) =>
    key === element ? [`Not${key}`, value] : [key, given],
  );
  return Object.fromEntries(entries) as object;
};

test.each([
  ["an action of one text", allow({ Action: "sso:CreatePermissionSet" }), "allowed"],
  ["an action in a list", allow({ Action: ["s3:*", "sso:CreatePermissionSet"] }), "allowed"],
  ["an action in another case", allow({ Action: "SSO:createpermissionset" }), "allowed"],
  ["an action with wildcards", allow({ Action: "sso:*Permission?et" }), "allowed"],
  ["every action", allow({}), "allowed"],
  ["another action", allow({ Action: "sso:CreatePermissionSets" }), "not allowed"],
  ["the same action of another service", allow({ Action: "s3:CreatePermissionSet" }), "not allowed"],
  ["all actions but this one", not("Action", "sso:Create*"), "not allowed"],
  ["all actions but another", not("Action", ["sso:Delete*", "s3:*"]), "allowed"],
  ["the resource", allow({ Resource: permissionSet }), "allowed"],
  ["the resource with wildcards", allow({ Resource: "arn:aws:sso:::permissionSet/*/ps-*" }), "allowed"],
  ["the resource in another case", allow({ Resource: permissionSet.toUpperCase() }), "not allowed"],
  ["another resource", allow({ Resource: ["arn:aws:sso:::account/*"] }), "not allowed"],
  ["all resources but this one", not("Resource", "arn:aws:sso:::permissionSet/*"), "not allowed"],
  ["all resources but another", not("Resource", "arn:aws:sso:::account/*"), "allowed"],
])("a statement that allows %s", (_, statement, expected) => {
  expect(decided(statement)).toBe(expected);
});

test("nothing is allowed without a statement", () => {
  expect(decided()).toBe("not allowed");
});

test("a statement may stand alone, without a list", () => {
  expect(decide(statementsOf({ Statement: allow({}) }), asked)).toBe("allowed");
});

test("a denial outweighs every allowance, wherever it stands, and one of something else does not count", () => {
  expect(decided(allow({}), deny({ Action: "sso:*" }), allow({}))).toBe("denied");
  expect(decided(deny({ Resource: permissionSet }))).toBe("denied");
  expect(decided(allow({}), deny({ Action: "s3:*" }))).toBe("allowed");
});

test("the order of statements does not matter, and a further Allow never takes anything away", () => {
  const statement = fc
    .record({
      Effect: fc.constantFrom("Allow", "Deny"),
      Action: fc.constantFrom("*", "sso:*", "sso:CreatePermissionSet", "s3:Get*"),
      Resource: fc.constantFrom("*", permissionSet, "arn:aws:sso:::account/*"),
    })
    .map((one): object => one);
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 5 }), (statements) => {
      const decision = decided(...statements);
      expect(decided(...[...statements].reverse())).toBe(decision);
      expect(decided(...statements, allow({}))).toBe(decision === "denied" ? "denied" : "allowed");
    }),
  );
});
