import { brief, problemsOf, resolve, soundConfig } from "../../helpers/problems";

const sound = soundConfig();
const problems = (renamed: unknown, changes: object = {}) =>
  brief(problemsOf({ ...sound, ...changes, renamed }));

test("old keys are mapped to the ones that are declared now", () => {
  const permissionSets = { ReadOnly: { ...sound.permissionSets.ReadOnly, name: "Reader" } };
  const renamed = {
    users: { al: "alice" },
    groups: { ops: "platform" },
    permissionSets: { Reader: "ReadOnly" },
  };
  const { config, problems: found } = resolve({ ...sound, permissionSets, renamed });
  expect(found).toEqual([]);
  expect([...config.renamed.users]).toEqual([["al", "alice"]]);
  expect([...config.renamed.groups]).toEqual([["ops", "platform"]]);
  expect([...config.renamed.permissionSets]).toEqual([["Reader", "ReadOnly"]]);
});

test.each([
  ["nothing", undefined, []],
  ["an empty map", {}, []],
  [
    "an old key that is declared still",
    { users: { alice: "alice2" } },
    ["renamed-still-declared renamed.users.alice", "unknown-user renamed.users.alice"],
  ],
  ["a key that is itself", { users: { alice: "alice" } }, ["renamed-again renamed.users.alice"]],
  ["a new user that is not declared", { users: { al: "alcie" } }, ["unknown-user renamed.users.al"]],
  ["a new group that is not declared", { groups: { ops: "platfrom" } }, ["unknown-group renamed.groups.ops"]],
  [
    "a new permission set that is not declared",
    { permissionSets: { A: "Readonly" } },
    ["unknown-permission-set renamed.permissionSets.A"],
  ],
  ["a chain", { groups: { a: "b", b: "platform" } }, ["renamed-again renamed.groups.a"]],
  [
    "a cycle",
    { groups: { a: "b", b: "a" } },
    ["renamed-again renamed.groups.a", "renamed-again renamed.groups.b"],
  ],
  ["two into one", { groups: { a: "platform", b: "platform" } }, ["renamed-into-one renamed.groups.b"]],
  ["a user that becomes a group", { users: { al: "platform" } }, ["unknown-user renamed.users.al"]],
  ["an unknown map", { accounts: { live: "prod" } }, ["unknown-key renamed.accounts"]],
  ["a list", { users: ["alice"] }, ["wrong-type renamed.users"]],
  ["a number", { users: { al: 5 } }, ["wrong-type renamed.users.al"]],
  ["no map", "alice", ["wrong-type renamed"]],
])("%s", (_, renamed, expected) => {
  expect(problems(renamed)).toEqual(expected);
});

test("a new key is told with what was meant", () => {
  expect(problemsOf({ ...sound, renamed: { users: { al: "alcie" } } })[0]?.message).toBe(
    'there is no user "alcie"; declared under users: alice. Did you mean "alice"?',
  );
});

describe("a permission set whose key was its name", () => {
  const renamed = { permissionSets: { Reader: "ReadOnly" } };

  test("is replaced, which is a warning that says how to keep it", () => {
    const [problem, ...others] = problemsOf({ ...sound, renamed });
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code: "renamed-permission-set-name", severity: "warning" });
    expect(problem?.message).toContain(
      "replaces it and its roles in every account. To keep them, give `name: Reader`.",
    );
  });

  test("is another one where it is looked up", () => {
    const [problem] = problemsOf({ ...sound, permissionSets: { ReadOnly: { existing: true } }, renamed });
    expect(problem?.message).toContain('another permission set is looked up: "ReadOnly" instead of "Reader"');
  });

  test.each(["Reader", "ReadOnly"])("is kept where the name is given, %s", (name) => {
    expect(problems(renamed, { permissionSets: { ReadOnly: { name } } })).toEqual([]);
  });

  test("was not, where it can be no name in AWS", () => {
    expect(problems({ permissionSets: { "read only": "ReadOnly" } })).toEqual([]);
  });
});
