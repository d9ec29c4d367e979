import { Fn, Token } from "cdktf";
import { resolveSource } from "../../lib/access/access";
import { plainSource } from "../../lib/config/read/source";
import { holdsToken, isToken, withoutTokens } from "../../lib/config/tokens";
import { brief, policyWith, problemsOfSet } from "../helpers/problems";

const text = Token.asString({ resolve: () => "x" });
const list = Token.asList({ resolve: () => ["x"] });
const map = Token.asStringMap({ resolve: () => ({ a: "b" }) });

/** What is wrong with a document that a program holds. */
const problemsOf = (document: object) =>
  brief(resolveSource({ ...plainSource(document), tokens: true }).problems);
const withPolicy = (inlinePolicy: unknown) =>
  problemsOf({ permissionSets: { Set: { inlinePolicy } }, assignments: {} });

test("tokens are known by the form that cdktf gives them", () => {
  expect([text, Fn.join("-", ["a", text])].map(isToken)).toEqual([true, true]);
  expect([`${text}-`, `${text}${text}`, "${aws:username}", "TfToken", ""].map(isToken)).toEqual(
    Array(5).fill(false),
  );
  expect([text, `a-${text}`, list, map, ["a", text]].map(holdsToken)).toEqual(Array(5).fill(true));
  expect(["${aws:username}", ["a"], { a: text }, undefined, 1].map(holdsToken)).toEqual(Array(5).fill(false));
  expect(withoutTokens(`a${text}b${text}`)).toBe("ab");
});

describe("a program may give a token", () => {
  const entry = { groups: ["ops"], permissionSets: ["Set"], accounts: ["young"] };
  const config = {
    accounts: { young: text },
    groups: { ops: "Ops" },
    permissionSets: { Set: {} },
    assignments: { a: entry },
  };

  test("as the id of an account, which then goes by its key", () => {
    const { accountAssignments, problems } = resolveSource({ ...plainSource(config), tokens: true });
    expect(problems).toEqual([]);
    expect(accountAssignments).toMatchObject([{ accountId: text, accountName: "young" }]);
  });

  test("and guardrails still hold by key", () => {
    const permissionSets = { Set: { neverIn: ["young"] } };
    expect(problemsOf({ ...config, permissionSets })).toEqual(["never-in assignments.a"]);
    const two = { ...config.accounts, twin: text };
    const both = { ...entry, accounts: ["young", "twin"] };
    expect(problemsOf({ ...config, accounts: two, assignments: { a: both } })).toEqual([
      "duplicate-account accounts.twin",
    ]);
  });

  test("in an inline policy, of which the rest is checked", () => {
    expect(withPolicy(text)).toEqual([]);
    expect(withPolicy(policyWith({}, { Resource: `${text}/*`, Sid: text }))).toEqual([]);
    expect(withPolicy(policyWith({}, { Condition: { StringEquals: { [`${text}:aud`]: text } } }))).toEqual(
      [],
    );
    expect(withPolicy(JSON.stringify(policyWith({}, { Action: text })))).toEqual([]);
    expect(withPolicy(`{ "Version": "2012-10-17", "Statement": ${text} }`)).toEqual([]);
    expect(withPolicy(policyWith({}, { Resource: `${text}/*`, Effect: "allow" }))).toEqual([
      "inline-policy-effect permissionSets.Set.inlinePolicy.Statement[0].Effect",
    ]);
    expect(withPolicy(policyWith({}, { Resource: undefined, Action: text }))).toEqual([
      "inline-policy-missing permissionSets.Set.inlinePolicy.Statement[0]",
    ]);
  });

  test("nowhere else, and no list and no map that has a value only as a whole", () => {
    expect(problemsOf({ ...config, accounts: { young: `1${text}` } })).toContain(
      "terraform-expression accounts.young",
    );
    expect(problemsOf({ ...config, assignments: { a: { ...entry, accounts: [text] } } })).toContain(
      "terraform-expression assignments.a.accounts[0]",
    );
    expect(problemsOf({ ...config, groups: { ops: text } })).toContain("terraform-expression groups.ops");
    expect(withPolicy(policyWith({}, { Resource: list }))).toEqual([
      "terraform-expression permissionSets.Set.inlinePolicy.Statement[0].Resource[0]",
    ]);
    expect(withPolicy({ file: text })).toContain("terraform-expression permissionSets.Set.inlinePolicy.file");
  });
});

test("a file may give none: there, the text would get the value of a token that is meant for something else", () => {
  expect(brief(problemsOfSet({ inlinePolicy: text }))).toEqual([
    "terraform-expression permissionSets.Set.inlinePolicy",
  ]);
});

test("a policy that is known only at apply counts as no administration, unless the permission set is declared so", () => {
  const guarded = (set: object) => ({
    permissionSets: { Set: { inlinePolicy: text, sessionDuration: "8h", ...set } },
    guardrails: { privilegedSession: "1h" },
    assignments: {},
  });
  expect(problemsOf(guarded({}))).toEqual([]);
  expect(problemsOf(guarded({ privileged: true }))).toEqual(["privileged-session permissionSets.Set"]);
});
