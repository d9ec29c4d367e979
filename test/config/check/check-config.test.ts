import { brief, errorsOf, problemsOf, resolve, soundConfig } from "../../helpers/problems";
import { topLevelKeys } from "../../../lib/config/schema";

const sound = soundConfig();
const id = "906704dc1f-4f1b6f3e-2d5a-4c7b-9e8d-0a1b2c3d4e5f";
const errors = (document: unknown) => brief(errorsOf(problemsOf(document)));
const users = (map: object) => ({ users: map, assignments: {} });
const groups = (map: object) => ({ groups: map, assignments: {} });

describe("the document", () => {
  test.each([[undefined], [null], ["text"], [5], [true], [[]], [() => ({})]])("%p is no map", (document) => {
    expect(errors(document)).toEqual(["wrong-type"]);
  });

  test("without assignments would mean to remove everybody", () => {
    expect(errors({})).toEqual(["missing-key"]);
    // What a function forgot to return.
    expect(errors({ assignments: undefined })).toEqual(["missing-key"]);
    expect(errors({ assignments: {} })).toEqual([]);
  });

  test.each([[null], [[]], ["admins"], [Promise.resolve({})], [new Map()], [new Date()]])(
    "with %p as assignments would mean to remove everybody, too",
    (assignments) => {
      expect(errors({ assignments })).toEqual(["wrong-type assignments"]);
    },
  );

  test("may leave a part undefined", () => {
    expect(errors({ users: undefined, identityCenter: undefined, assignments: {} })).toEqual([]);
  });

  test("has settings of known names only", () => {
    expect(problemsOf({ permissionsets: {}, assignments: {} })[0]?.message).toBe(
      `there is no setting "permissionsets" here; allowed: ${topLevelKeys.join(", ")}. Did you mean "permissionSets"?`,
    );
  });

  test("may have no prototype", () => {
    expect(errors(Object.assign(Object.create(null) as object, { assignments: {} }))).toEqual([]);
  });

  test("is not changed by its checks", () => {
    const document = soundConfig();
    problemsOf(document);
    expect(document).toEqual(soundConfig());
  });

  test("may be frozen", () => {
    expect(problemsOf(Object.freeze({ ...sound, users: Object.freeze({ ...sound.users }) }))).toEqual([]);
  });
});

describe("the instance", () => {
  const arn = "arn:aws:sso:::instance/ssoins-1234567890abcdef";
  const identityStoreId = "d-1234567890";
  const withInstance = (identityCenter: unknown) => ({ identityCenter, assignments: {} });

  test.each([
    [{}],
    [{ region: "eu-west-1" }],
    [{ region: "us-gov-west-1" }],
    [{ region: "cn-north-1" }],
    [{ region: "ap-southeast-5" }],
    [{ region: "eu-isoe-west-1" }],
    [{ instance: { arn, identityStoreId } }],
    [{ mfa: "acknowledged" }],
  ])("%j is right", (identityCenter) => {
    expect(problemsOf(withInstance(identityCenter))).toEqual([]);
  });

  test.each([
    [{ region: "Ireland" }, "invalid-region identityCenter.region"],
    [{ region: "eu-west-1a" }, "invalid-region identityCenter.region"],
    [{ region: "eu-west-1\n" }, "invalid-region identityCenter.region"],
    [{ region: "EU-WEST-1" }, "invalid-region identityCenter.region"],
    [{ region: "" }, "invalid-region identityCenter.region"],
    [{ region: 1 }, "wrong-type identityCenter.region"],
    [{ regoin: "eu-west-1" }, "unknown-key identityCenter.regoin"],
    [{ instance: { arn } }, "missing-key identityCenter.instance"],
    [{ instance: { arn: `${arn} `, identityStoreId } }, "invalid-instance-arn identityCenter.instance.arn"],
    [{ instance: arn }, "wrong-type identityCenter.instance"],
    [{ mfa: true }, "wrong-type identityCenter.mfa"],
    [{ mfa: "done" }, "wrong-type identityCenter.mfa"],
    [null, "wrong-type identityCenter"],
  ])("%j is not", (identityCenter, expected) => {
    expect(errors(withInstance(identityCenter))).toEqual([expected]);
  });
});

describe("a user", () => {
  test.each([
    ["alice@example.com", { by: "userName", value: "alice@example.com" }],
    [{ email: "alice@example.com" }, { by: "email", value: "alice@example.com" }],
    [
      { externalId: { issuer: "https://idp.example.com", id: "00u1" } },
      { by: "externalId", issuer: "https://idp.example.com", id: "00u1" },
    ],
    [{ id }, { by: "id", id }],
  ])("is found by %j", (spec, lookup) => {
    const { config, problems } = resolve(users({ alice: spec }));
    expect(errorsOf(problems)).toEqual([]);
    expect(config.users.get("alice")).toEqual(lookup);
  });

  test.each([
    [{}, ["missing-key users.alice"]],
    [{ email: "a@b", id }, ["unknown-key users.alice.id"]],
    [{ email: "a@b", colour: "red" }, ["unknown-key users.alice.colour"]],
    [{ email: 5 }, ["wrong-type users.alice.email"]],
    [{ externalId: { issuer: "https://idp.example.com" } }, ["missing-key users.alice.externalId"]],
    [
      { externalId: { issuer: "a b", id: "c d" } },
      [
        "invalid-external-id-issuer users.alice.externalId.issuer",
        "invalid-external-id users.alice.externalId.id",
      ],
    ],
    [5, ["wrong-type users.alice"]],
    [null, ["wrong-type users.alice"]],
    [["alice"], ["wrong-type users.alice"]],
  ])("is not found by %j", (spec, expected) => {
    expect(errors(users({ alice: spec }))).toEqual(expected);
  });
});

describe("what is declared twice", () => {
  test.each([
    ["a user by UserName", users({ a: "alice", b: "alice" }), "duplicate-user users.b"],
    ["a user by e-mail", users({ a: { email: "a@b" }, b: { email: "a@b" } }), "duplicate-user users.b"],
    ["a user by id", users({ a: { id }, b: { id } }), "duplicate-user users.b"],
    [
      "a user by external id",
      users({ a: { externalId: { issuer: "i", id: "1" } }, b: { externalId: { id: "1", issuer: "i" } } }),
      "duplicate-user users.b",
    ],
    ["a group by DisplayName", groups({ a: "Ops", b: "Ops" }), "duplicate-group groups.b"],
    ["a group by id", groups({ a: { id }, b: { id } }), "duplicate-group groups.b"],
    [
      "an account",
      { accounts: { a: "111111111111", b: "111111111111" }, assignments: {} },
      "duplicate-account accounts.b",
    ],
    [
      "a permission set name",
      { permissionSets: { a: { name: "A" }, b: { name: "A" } }, assignments: {} },
      "duplicate-permission-set-name permissionSets.b",
    ],
  ])("%s", (_, document, expected) => {
    expect(errors(document)).toEqual([expected]);
  });

  test("is told with the other place", () => {
    expect(problemsOf(users({ a: { email: "a@b" }, b: { email: "a@b" } }))[0]?.message).toBe(
      'the user {"email":"a@b"} is also users.a; declare it once, under one key.',
    );
    expect(problemsOf(groups({ a: "Ops", b: "Ops" }))[0]?.message).toBe(
      'the group "Ops" is also groups.a; declare it once, under one key.',
    );
  });

  test.each([
    ["a UserName and the same e-mail address", users({ a: "a@b", b: { email: "a@b" } })],
    ["a user and a group of one name", { ...users({ ops: "ops" }), groups: { ops: "ops" } }],
    [
      "one external id of two issuers",
      users({ a: { externalId: { issuer: "i", id: "1" } }, b: { externalId: { issuer: "j", id: "1" } } }),
    ],
    ["an id and a group that is called so", groups({ a: `id ${id}`, b: { id }, c: id })],
  ])("is not %s", (_, document) => {
    expect(errors(document)).toEqual([]);
  });
});

describe("what no assignment uses", () => {
  test("is a warning, item by item", () => {
    const document = {
      ...sound,
      accounts: { ...sound.accounts, test: "222222222222" },
      users: { ...sound.users, bob: "bob" },
      groups: { ...sound.groups, ops: "Ops" },
    };
    const problems = problemsOf(document);
    expect(brief(problems)).toEqual([
      "unused-account accounts.test",
      "unused-user users.bob",
      "unused-group groups.ops",
    ]);
    expect(problems.every(({ severity }) => severity === "warning")).toBe(true);
  });

  test("is not an account that is used by its id", () => {
    const assignments = { admins: { ...sound.assignments.admins, accounts: ["111111111111"] } };
    expect(problemsOf({ ...sound, assignments })).toEqual([]);
  });

  test("is not what a broken entry uses", () => {
    const assignments = { admins: { ...sound.assignments.admins, acounts: [] } };
    expect(brief(problemsOf({ ...sound, assignments }))).toEqual(["unknown-key assignments.admins.acounts"]);
  });

  test("may be a permission set: it is made all the same", () => {
    const permissionSets = { ...sound.permissionSets, Break: {} };
    expect(problemsOf({ ...sound, permissionSets })).toEqual([]);
  });
});

test("one mistake does not hide another of the same item", () => {
  const assignments = {
    admins: { users: ["alcie"], groups: ["platfrom"], permissionSets: ["A"], accounts: [5] },
  };
  const permissionSets = {
    Set: { description: "–", sessionDuration: "13h", tags: { "a;b": "c" }, colour: 1 },
  };
  expect(errors({ ...sound, permissionSets, assignments }).sort()).toEqual([
    "invalid-description permissionSets.Set.description",
    "invalid-session-duration permissionSets.Set.sessionDuration",
    'invalid-tag-key permissionSets.Set.tags["a;b"]',
    "unknown-group assignments.admins.groups[0]",
    "unknown-key permissionSets.Set.colour",
    "unknown-permission-set assignments.admins.permissionSets[0]",
    "unknown-user assignments.admins.users[0]",
    "unquoted-account-id assignments.admins.accounts[0]",
  ]);
});

test("a permission set with a wrong name is not taken for one that is named by its key", () => {
  const permissionSets = { "read only": { name: 5 }, a: { name: "b" }, b: { name: "" } };
  expect(errors({ permissionSets, assignments: {} })).toEqual([
    'wrong-type permissionSets["read only"].name',
    "invalid-permission-set-name permissionSets.b.name",
  ]);
});

test("more than 3,500 permission sets are a warning", () => {
  const sets = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`S${index}`, {}]));
  expect(problemsOf({ permissionSets: sets(3500), assignments: {} })).toEqual([]);
  expect(brief(problemsOf({ permissionSets: sets(3501), assignments: {} }))).toEqual([
    "permission-sets-per-instance permissionSets",
  ]);
});

test("more than 500 permission sets in one account are a warning", () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `S${index}`);
  const document = (count: number) => ({
    groups: { ops: "Ops" },
    permissionSets: Object.fromEntries(names(501).map((name) => [name, {}])),
    assignments: {
      a: { groups: ["ops"], permissionSets: names(count), accounts: ["111111111111"] },
      b: { groups: ["ops"], permissionSets: names(500), accounts: ["111111111111", "222222222222"] },
    },
  });
  expect(problemsOf(document(500))).toEqual([]);
  expect(problemsOf(document(501))).toMatchObject([
    {
      code: "permission-sets-per-account",
      message: expect.stringContaining("the account 111111111111 gets 501") as string,
    },
  ]);
});
