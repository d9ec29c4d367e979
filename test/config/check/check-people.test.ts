import { brief, errorsOf, placesOf, problemsOf, resolve, soundConfig } from "../../helpers/problems";

const erin = { userName: "erin", givenName: "Erin", familyName: "Doe" };
const sound = soundConfig();
const id = "906704dc1f-4f1b6f3e-2d5a-4c7b-9e8d-0a1b2c3d4e5f";
const errors = (document: object) => brief(errorsOf(problemsOf({ assignments: {}, ...document })));
const user = (changes: object) => ({ users: { erin: { create: { ...erin, ...changes } } } });
const group = (changes: object) => ({ groups: { ops: { create: { displayName: "Ops", ...changes } } } });

describe("a created user", () => {
  const created = (changes: object) => {
    const { config, problems } = resolve({ ...user(changes), assignments: {} });
    expect(problems).toEqual([]);
    return config.users.get("erin");
  };

  test("has a display name, if only by default", () => {
    expect(created({})).toEqual({ by: "create", ...erin, displayName: "Erin Doe" });
    expect(created({ displayName: "E. Doe" })).toEqual({ by: "create", ...erin, displayName: "E. Doe" });
  });

  test("has an e-mail address and a phone number, with a type or without", () => {
    expect(created({ email: "erin@example.com", phoneNumber: "+49 30 1234" })).toMatchObject({
      email: { value: "erin@example.com" },
      phoneNumber: { value: "+49 30 1234" },
    });
    const email = { value: "erin@example.com", type: "work" };
    expect(created({ email, phoneNumber: { value: "1", type: "home" } })).toMatchObject({
      email,
      phoneNumber: { value: "1", type: "home" },
    });
  });

  test("has every other field of a profile", () => {
    const profile = {
      address: {
        streetAddress: "1 Main St",
        locality: "Berlin",
        region: "BE",
        postalCode: "10115",
        country: "DE",
        formatted: "1 Main St, Berlin",
        type: "work",
      },
      middleName: "M",
      honorificPrefix: "Dr",
      honorificSuffix: "II",
      formattedName: "Dr Erin M Doe II",
      nickname: "E",
      title: "Engineer",
      userType: "employee",
      preferredLanguage: "de",
      locale: "de-DE",
      timezone: "Europe/Berlin",
      profileUrl: "https://example.com/erin",
    };
    expect(created(profile)).toMatchObject(profile);
  });

  test.each([
    ["without a family name", { familyName: undefined }, ["missing-key users.erin.create"]],
    [
      "without either name",
      { givenName: undefined, familyName: undefined },
      ["missing-key users.erin.create"],
    ],
    ["of an odd UserName", { userName: "erin doe" }, ["invalid-user-name users.erin.create.userName"]],
    ["of AWS's own name", { userName: "AdminiStrator" }, ["reserved-name users.erin.create.userName"]],
    ["of an empty name", { givenName: "" }, ["invalid-profile-text users.erin.create.givenName"]],
    ["of no e-mail address", { email: "erin" }, ["invalid-email users.erin.create.email"]],
    [
      "of no e-mail address in a map",
      { email: { value: "erin" } },
      ["invalid-email users.erin.create.email.value"],
    ],
    ["of a phone number that is one", { phoneNumber: 49 }, ["wrong-type users.erin.create.phoneNumber"]],
    ["of an unknown field", { shoeSize: "9" }, ["unknown-key users.erin.create.shoeSize"]],
    [
      "of an unknown part of an address",
      { address: { city: "B" } },
      ["unknown-key users.erin.create.address.city"],
    ],
    [
      "of names that are too long together",
      { givenName: "x".repeat(600), familyName: "y".repeat(600) },
      ["invalid-profile-text users.erin.create.displayName"],
    ],
    [
      "of several mistakes",
      { userName: "a b", title: "", groups: ["ops"] },
      [
        "invalid-user-name users.erin.create.userName",
        "invalid-profile-text users.erin.create.title",
        "unknown-group users.erin.create.groups[0]",
      ],
    ],
  ])("%s is refused", (_, changes, expected) => {
    expect(errors(user(changes)).sort()).toEqual([...expected].sort());
  });

  test.each([[null], [[]], ["erin"]])("is not %j", (create) => {
    expect(errors({ users: { erin: { create } } })).toEqual(["wrong-type users.erin.create"]);
  });

  test("is created or looked up, not both", () => {
    expect(errors({ users: { erin: { create: erin, id } } })).toHaveLength(1);
  });
});

describe("a created group", () => {
  test("has a display name, and perhaps a description", () => {
    const { config, problems } = resolve({ ...group({ description: "Operators" }), assignments: {} });
    expect(problems).toEqual([]);
    expect(config.groups.get("ops")).toEqual({ by: "create", displayName: "Ops", description: "Operators" });
  });

  test.each([
    ["without a name", { displayName: undefined }, "missing-key groups.ops.create"],
    [
      "of AWS's own name",
      { displayName: "AWSAdministrators" },
      "reserved-name groups.ops.create.displayName",
    ],
    ["of an empty description", { description: "" }, "invalid-profile-text groups.ops.create.description"],
    ["of an unknown setting", { owner: "x" }, "unknown-key groups.ops.create.owner"],
    ["of an unknown member", { members: ["bob"] }, "unknown-user groups.ops.create.members[0]"],
  ])("%s is refused", (_, changes, expected) => {
    expect(errors(group(changes))).toEqual([expected]);
  });
});

describe("memberships", () => {
  const people = {
    users: { alice: "alice", erin: { create: { ...erin, groups: ["ops", "auditors"] } } },
    groups: { ops: "Ops", auditors: { create: { displayName: "Auditors", members: ["erin", "alice"] } } },
    assignments: {},
  };

  test("come from both sides, each once, sorted", () => {
    const { config, problems } = resolve(people);
    expect(problems).toEqual([]);
    expect(config.memberships).toEqual([
      { group: "auditors", user: "alice" },
      { group: "auditors", user: "erin" },
      { group: "ops", user: "erin" },
    ]);
  });

  test("do not depend on the order in which they are written", () => {
    const reversed = (map: object) => Object.fromEntries(Object.entries(map).reverse());
    const { config } = resolve({ ...people, users: reversed(people.users), groups: reversed(people.groups) });
    expect(config.memberships).toEqual(resolve(people).config.memberships);
  });

  test("name keys that are declared, and say what was meant", () => {
    const [problem] = problemsOf({
      ...people,
      users: { ...people.users, erin: { create: { ...erin, groups: ["audtiors"] } } },
    });
    expect(problem?.message).toBe(
      'there is no group "audtiors"; declared under groups: ops, auditors. Did you mean "auditors"?',
    );
  });

  test("that are listed twice are a warning", () => {
    const groups = { ops: { create: { displayName: "Ops", members: ["alice", "alice"] } } };
    const problems = problemsOf({ users: { alice: "alice" }, groups, assignments: {} });
    expect(brief(problems)).toEqual(["listed-twice groups.ops.create.members[1]"]);
  });

  test("have their places in a file", () => {
    const text =
      "users:\n  erin:\n    create: { userName: erin, givenName: E, familyName: D, groups: [opps] }\ngroups: { ops: { create: { displayName: Ops } } }\nassignments: {}\n";
    expect(placesOf(text)).toEqual(["3:69 unknown-group"]);
  });
});

describe("one principal under two keys", () => {
  const pair = (a: unknown, b: unknown) => ({ users: { a, b } });
  const create = (changes: object) => ({ create: { ...erin, ...changes } });

  test.each([
    ["created twice", pair(create({}), create({ displayName: "Other" }))],
    ["created twice, in another case", pair(create({}), create({ userName: "ERIN" }))],
    ["created and looked up", pair(create({}), "Erin")],
    ["looked up and created", pair("erin", create({}))],
    ["looked up in two cases", pair("erin", "Erin")],
    [
      "created with the e-mail address of another",
      pair(create({ email: "e@x" }), create({ userName: "b", email: "E@x" })),
    ],
    ["created and looked up by e-mail address", pair(create({ email: "e@x" }), { email: "e@x" })],
  ])("is an error: a user, %s", (_, document) => {
    expect(errors(document)).toEqual(["duplicate-user users.b"]);
  });

  test.each([
    ["created twice", { a: { create: { displayName: "Ops" } }, b: { create: { displayName: "OPS" } } }],
    ["created and looked up", { a: "Ops", b: { create: { displayName: "ops" } } }],
  ])("is an error: a group, %s", (_, groups) => {
    expect(errors({ groups })).toEqual(["duplicate-group groups.b"]);
  });

  test("is told as it is written", () => {
    expect(problemsOf({ ...pair("erin", create({ userName: "Erin" })), assignments: {} })[0]?.message).toBe(
      'the user "Erin" is also users.a; declare it once, under one key.',
    );
  });
});

describe("what no assignment uses", () => {
  test("is no warning where it is created, or a member, or a group of one", () => {
    const document = {
      ...sound,
      users: { ...sound.users, bob: "bob", erin: { create: { ...erin, groups: ["ops"] } } },
      groups: {
        ...sound.groups,
        ops: "Ops",
        auditors: { create: { displayName: "Auditors", members: ["bob"] } },
      },
    };
    expect(problemsOf(document)).toEqual([]);
  });

  test("is told where nothing names it", () => {
    const document = { ...sound, ...user({}), groups: { ...sound.groups, ops: "Ops" } };
    const users = { ...sound.users, ...document.users, bob: "bob" };
    expect(brief(problemsOf({ ...document, users }))).toEqual([
      "unused-user users.bob",
      "unused-group groups.ops",
    ]);
  });
});

describe("the identity source", () => {
  const people = { ...user({}), ...group({}) };

  test.each([[undefined], ["identity-center"]])("%j lets users and groups be created", (identitySource) => {
    expect(errors({ ...people, identityCenter: { identitySource } })).toEqual([]);
  });

  test.each([["external"], ["active-directory"]])("%s does not", (identitySource) => {
    expect(errors({ ...people, identityCenter: { identitySource } })).toEqual([
      "create-not-allowed users.erin.create",
      "create-not-allowed groups.ops.create",
    ]);
  });

  test("lets users and groups be looked up, whatever it is", () => {
    expect(problemsOf({ ...sound, identityCenter: { identitySource: "external" } })).toEqual([]);
  });

  test("is said, and why nothing can be created", () => {
    const messages = (identitySource: string) =>
      problemsOf({ ...user({}), identityCenter: { identitySource }, assignments: {} })[0]?.message;
    expect(messages("external")).toBe(
      "the identity source is external, whose users and groups are read-only in IAM Identity Center, so this user cannot be created here; create it in the identity provider, and look it up here by its name.",
    );
    expect(messages("active-directory")).toContain("create it in Active Directory");
  });

  test("is one of three", () => {
    const [problem] = problemsOf({ identityCenter: { identitySource: "okta" }, assignments: {} });
    expect(problem?.message).toBe(
      'is a string, "okta"; allowed: identity-center, external or active-directory.',
    );
  });
});
