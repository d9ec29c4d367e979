import { brief, problemsOf, soundConfig } from "../../helpers/problems";

const sound = soundConfig();
const withEntry = (changes: object) => ({
  ...sound,
  assignments: { ...sound.assignments, second: { ...sound.assignments.admins, ...changes } },
});
const messagesOf = (changes: object) => problemsOf(withEntry(changes)).map(({ message }) => message);

test.each([
  ["users", "alcie", 'there is no user "alcie"; declared under users: alice. Did you mean "alice"?'],
  [
    "groups",
    "Platform",
    'there is no group "Platform"; declared under groups: platform. Did you mean "platform"?',
  ],
  [
    "permissionSets",
    "Readonly",
    'there is no permission set "Readonly"; declared under permissionSets: ReadOnly. Did you mean "ReadOnly"?',
  ],
  [
    "accounts",
    "prd",
    'there is no account or account group "prd"; allowed: an account id of 12 digits, "*", { ou }, { tag }, { name }, or a key: prod. Did you mean "prod"?',
  ],
])("a mistyped reference in %s is told with what was meant", (map, key, message) => {
  expect(messagesOf({ [map]: [key] })).toEqual([message]);
});

test("nothing is meant where nothing is near", () => {
  expect(messagesOf({ users: ["zoe"] })).toEqual(['there is no user "zoe"; declared under users: alice.']);
});

test("nothing is meant where nothing is declared", () => {
  const document = { assignments: { a: { groups: ["ops"], permissionSets: ["A"], accounts: ["prod"] } } };
  expect(problemsOf(document).map(({ message }) => message)).toEqual([
    'there is no group "ops"; declared under groups: none.',
    'there is no permission set "A"; declared under permissionSets: none.',
    'there is no account or account group "prod"; allowed: an account id of 12 digits, "*", { ou }, { tag }, { name }, or a key: none.',
  ]);
});

test("of many declared keys eight are shown, and the nearest is meant", () => {
  const users = Object.fromEntries([..."abcdefghijkl"].map((name) => [`user-${name}`, `user-${name}`]));
  const [problem] = problemsOf({ ...withEntry({ users: ["usr-l"] }), users: { ...sound.users, ...users } });
  expect(problem?.message).toContain("user-g and 5 more.");
  expect(problem?.message).toContain('Did you mean "user-l"?');
});

test("a key of one map is none of another", () => {
  expect(brief(problemsOf(withEntry({ users: ["platform"], groups: ["alice"] })))).toEqual([
    "unknown-user assignments.second.users[0]",
    "unknown-group assignments.second.groups[0]",
  ]);
});

test("the value of a user is not its key", () => {
  expect(brief(problemsOf(withEntry({ users: ["alice@example.com"] })))).toEqual([
    "unknown-user assignments.second.users[0]",
  ]);
});

test.each(["constructor", "toString", "hasOwnProperty"])("%s is not declared by JavaScript", (key) => {
  expect(problemsOf(withEntry({ users: [key], permissionSets: [key], accounts: [key] }))).toHaveLength(3);
});

test("a reference to something that is declared with a mistake is not wrong itself", () => {
  const document = { ...sound, users: { alice: { email: "alice" } }, accounts: { prod: 111111111111 } };
  expect(brief(problemsOf(document))).toEqual([
    "unquoted-account-id accounts.prod",
    "invalid-email users.alice.email",
  ]);
});

describe("an account in an entry", () => {
  test.each(["222222222222", "000000000000"])("may be an id, %s", (id) => {
    expect(problemsOf(withEntry({ accounts: [id] }))).toEqual([]);
  });

  test.each(["11111111111", "1111111111111", "1", ""])("%j is neither id nor key", (id) => {
    expect(problemsOf(withEntry({ accounts: [id] }))).toHaveLength(1);
  });

  test("of 11 digits has lost one", () => {
    expect(messagesOf({ accounts: ["11111111111"] })).toEqual([
      'the account id "11111111111" has 11 digits; allowed: 12 digits, in quotes.',
    ]);
  });

  test("without quotes may have lost a zero", () => {
    expect(messagesOf({ accounts: [11111111111] })).toEqual([
      "the account id 11111111111 is a number; write all 12 digits, in quotes: as a number it loses leading zeros.",
    ]);
  });

  test.each([-1, 1.5, NaN, Infinity, 1e21, 1234567890123])("%d is no account id at all", (id) => {
    expect(problemsOf(withEntry({ accounts: [id] }))).toMatchObject([{ code: "wrong-type" }]);
    expect(messagesOf({ accounts: [id] })[0]).toContain(`is a number, ${id}; allowed: a key of accounts`);
  });
});

describe("an entry", () => {
  test.each([
    ["without principals", { users: undefined, groups: undefined }, ["no-principals assignments.second"]],
    ["with empty lists of principals", { users: [], groups: [] }, ["no-principals assignments.second"]],
    ["with an empty list beside a full one", { users: [] }, []],
    ["without permission sets", { permissionSets: [] }, ["empty-list assignments.second.permissionSets"]],
    ["without accounts", { accounts: [] }, ["empty-list assignments.second.accounts"]],
    ["with permissionSets missing", { permissionSets: undefined }, ["missing-key assignments.second"]],
    ["with a text for a list", { users: "alice" }, ["wrong-type assignments.second.users"]],
    ["with nothing for a list", { users: null }, ["wrong-type assignments.second.users"]],
    ["with a list in a list", { users: [["alice"]] }, ["wrong-type assignments.second.users[0]"]],
    ["with an unknown setting", { acounts: [] }, ["unknown-key assignments.second.acounts"]],
    ["with a setting of JavaScript", { constructor: 1 }, ["unknown-key assignments.second.constructor"]],
  ])("%s", (_, changes, expected) => {
    expect(brief(problemsOf(withEntry(changes)))).toEqual(expected);
  });

  test("that lists one thing twice is warned about each", () => {
    const twice = { users: ["alice", "alice", "alice"], accounts: ["prod", "111111111111", "prod"] };
    const problems = problemsOf(withEntry(twice));
    expect(brief(problems)).toEqual([
      "listed-twice assignments.second.users[1]",
      "listed-twice assignments.second.users[2]",
      "listed-twice assignments.second.accounts[2]",
    ]);
    expect(problems.every(({ severity }) => severity === "warning")).toBe(true);
  });

  test("with a mistyped setting is told what was meant", () => {
    expect(messagesOf({ acounts: [] })).toEqual([
      'there is no setting "acounts" here; allowed: users, groups, permissionSets, accounts, except, expires, reason. Did you mean "accounts"?',
    ]);
  });
});
