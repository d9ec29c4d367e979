import { Fn, Token } from "cdktf";
import { brief, errorsOf, policyWith, problemsOf } from "../../helpers/problems";

const errors = (document: unknown) => brief(errorsOf(problemsOf(document)));
const users = (key: string) => ({ users: { [key]: "alice" }, assignments: {} });

describe("the key of an item", () => {
  test.each([
    "alice",
    "constructor",
    "toString",
    "42",
    "*",
    "a.b",
    "Ärzte",
    "日本",
    "a b",
    "x".repeat(128),
    "😀",
    "${a}",
  ])("may be %j", (key) => {
    expect(errors(users(key))).toEqual([]);
  });

  test.each([
    ["", "is empty"],
    ["x".repeat(129), "has 129 characters, and 128 are the most"],
    [" alice", "begins or ends with a space"],
    ["alice\u00a0", "begins or ends with a space"],
    ["al\u200bice", "holds an invisible character"],
    ["al\u202eice", "holds an invisible character"],
    ["al\u00adice", "holds an invisible character"],
    ["al\nice", "holds an invisible character"],
    ["al\u0000ice", "holds an invisible character"],
    ["al\ud800ice", "holds an invisible character"],
    ["al\u2028ice", "holds an invisible character"],
  ])("may not be %j", (key, reason) => {
    const problems = errorsOf(problemsOf(users(key)));
    expect(problems.map(({ code }) => code)).toEqual(["invalid-key"]);
    expect(problems[0]?.message).toContain(` ${reason}; choose another name.`);
  });

  test.each([
    ["222222222222", "is a number, which reads as an account id"],
    ["7", "is a number, which reads as an account id"],
    ["*", "stands for every account"],
  ])("of an account may not be %j", (key, reason) => {
    const problems = errorsOf(problemsOf({ accounts: { [key]: "111111111111" }, assignments: {} }));
    expect(problems.map(({ code }) => code)).toEqual(["invalid-key"]);
    expect(problems[0]?.message).toContain(reason);
  });

  test("is checked in each map", () => {
    const entry = { groups: ["\u200b"], permissionSets: ["\u200b"], accounts: ["\u200b"] };
    const document = {
      accounts: { "\u200b": "111111111111" },
      users: { "\u200b": "alice" },
      groups: { "\u200b": "Ops" },
      permissionSets: { "\u200b": { name: "A" } },
      assignments: { "\u200b": entry },
    };
    expect(errors(document)).toEqual(
      ["accounts", "users", "groups", "permissionSets", "assignments"].map(
        (map) => `invalid-key ${map}["\\u200b"]`,
      ),
    );
  });
});

describe("__proto__", () => {
  test.each([
    ['{ "users": { "__proto__": "alice" }, "assignments": {} }', "users.__proto__"],
    [
      '{ "permissionSets": { "A": { "tags": { "__proto__": "b" } } }, "assignments": {} }',
      "permissionSets.A.tags.__proto__",
    ],
    [
      '{ "permissionSets": { "A": { "inlinePolicy": { "Statement": { "__proto__": 1 } } } }, "assignments": {} }',
      "permissionSets.A.inlinePolicy.Statement.__proto__",
    ],
    ['{ "__proto__": { "assignments": {} }, "assignments": {} }', "__proto__"],
  ])("is refused in %s", (json, place) => {
    expect(errors(JSON.parse(json))).toContain(`invalid-key ${place}`);
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });

  test("does not lend its keys", () => {
    expect(errors(JSON.parse('{ "__proto__": { "assignments": {} } }'))).toContain("missing-key");
    expect(errors({ users: Object.create({ alice: "alice" }) as object, assignments: {} })).toEqual([
      "wrong-type users",
    ]);
  });
});

describe("a token of cdktf has no value yet", () => {
  test.each([
    ["a text", Token.asString({ resolve: () => "x" })],
    ["a part of a text", `x-${Token.asString({ resolve: () => "x" })}`],
    ["a function", Fn.join("-", ["a", Token.asString({ resolve: () => "x" })])],
  ])("%s", (_, value) => {
    expect(errors({ users: { alice: value }, assignments: {} })).toContain(
      "terraform-expression users.alice",
    );
  });

  test("a list", () => {
    const inlinePolicy = { Statement: Token.asList({ resolve: () => ["x"] }) };
    expect(errors({ permissionSets: { A: { inlinePolicy } }, assignments: {} })).toContain(
      "terraform-expression permissionSets.A.inlinePolicy.Statement[0]",
    );
  });

  test("a map", () => {
    const tags = Token.asStringMap({ resolve: () => ({ a: "b" }) });
    const found = errors({ permissionSets: { A: { tags } }, assignments: {} });
    expect(found.some((one) => one.startsWith("terraform-expression permissionSets.A.tags"))).toBe(true);
  });

  test("an object that resolves itself", () => {
    class Lazy {
      resolve() {
        return {};
      }
    }
    expect(errors({ permissionSets: { A: { tags: new Lazy() } }, assignments: {} })).toEqual([
      "wrong-type permissionSets.A.tags",
    ]);
  });

  test("and a policy variable is none", () => {
    const inlinePolicy = policyWith({}, { Resource: "arn:aws:s3:::home/${aws:username}" });
    expect(errors({ permissionSets: { A: { inlinePolicy } }, assignments: {} })).toEqual([]);
  });
});

describe("a document without end", () => {
  test("that holds itself", () => {
    const document: Record<string, unknown> = { assignments: {} };
    document.users = document;
    expect(errors(document)).toContain("wrong-type users");
  });

  test("that is nested too deeply", () => {
    let value: unknown = "x";
    for (let depth = 0; depth < 10_000; depth++) value = [value];
    expect(errors({ users: value, assignments: {} })[0]).toContain("wrong-type users");
  });

  test("is not one that uses a part twice", () => {
    const boundary = { managedPolicy: "ReadOnlyAccess" };
    const permissionSets = { A: { permissionsBoundary: boundary }, B: { permissionsBoundary: boundary } };
    expect(errors({ permissionSets, assignments: {} })).toEqual([]);
  });
});

describe("a promise is not a map", () => {
  test.each([
    ["users", Promise.resolve({ alice: "alice" })],
    ["permissionSets", { A: Promise.resolve({ description: "x" }) }],
  ])("in %s", (map, value) => {
    const [problem] = errorsOf(problemsOf({ [map]: value, assignments: {} }));
    expect(problem?.code).toBe("wrong-type");
    expect(problem?.message).toContain("is a Promise");
  });
});
