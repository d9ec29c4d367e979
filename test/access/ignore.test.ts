import { readAccess } from "../../lib/access/access";
import { ruleFor, ruleForTag } from "../../lib/access/ignore";
import type { AccessConfig } from "../../lib/config";

const rules = (ignore: AccessConfig["ignore"]) =>
  readAccess({ accounts: { prod: "222222222222" }, ignore, assignments: {} } as AccessConfig).ignored;

const found = { permissionSet: "Elevated-4h", principal: "alice@example.com", accountId: "222222222222" };

test("a rule fits what fits all its parts, by any of a part's patterns", () => {
  const all = rules({
    both: { permissionSets: ["Other", "Elevated-*"], principals: ["*@example.com"], accounts: ["prod"] },
  });
  expect(ruleFor(all, found)).toBe("both");
  expect(ruleFor(all, { ...found, permissionSet: "Elevated" })).toBeUndefined();
  expect(ruleFor(all, { ...found, principal: "alice@example.org" })).toBeUndefined();
  expect(ruleFor(all, { ...found, accountId: "333333333333" })).toBeUndefined();
});

test("a permission set itself is ignored by rules about permission sets alone", () => {
  const set = { permissionSet: "Elevated-4h" };
  expect(ruleFor(rules({ sets: { permissionSets: ["Elevated*"] } }), set)).toBe("sets");
  expect(ruleFor(rules({ rows: { permissionSets: ["*"], principals: ["*"] } }), set)).toBeUndefined();
  expect(ruleFor(rules({ rows: { accounts: ["prod"] } }), set)).toBeUndefined();
});

test("a rule about tags ignores these tags and nothing else", () => {
  const all = rules({ pipeline: { tags: ["ci:*"], permissionSets: ["Dev*"] } });
  expect(ruleForTag(all, "Developer", "ci:commit")).toBe("pipeline");
  expect(ruleForTag(all, "Developer", "team")).toBeUndefined();
  expect(ruleForTag(all, "Admin", "ci:commit")).toBeUndefined();
  expect(ruleFor(all, { permissionSet: "Developer" })).toBeUndefined();
});
