import type { AccountAssignment } from "../../lib/access/account-assignment";
import { resolve, soundConfig } from "../helpers/problems";

const sound = {
  ...soundConfig(),
  accounts: { prod: "111111111111", test: "222222222222" },
  users: { alice: "alice", bob: "bob" },
  groups: { ops: "Ops", alice: "Alice's friends" },
  permissionSets: { Read: {}, Write: {} },
};

function rowsOf(assignments: object, document: object = sound): readonly AccountAssignment[] {
  return resolve({ ...document, assignments }).accountAssignments;
}

const brief = (rows: readonly AccountAssignment[]) =>
  rows.map(
    ({ principalType, principal, permissionSet, accountId, entries }) =>
      `${principalType} ${principal} ${permissionSet} ${accountId} ${entries.join(";")}`,
  );

test("an entry is principals × permission sets × accounts, sorted by what they are", () => {
  const entry = {
    users: ["bob"],
    groups: ["ops"],
    permissionSets: ["Write", "Read"],
    accounts: ["test", "prod"],
  };
  expect(brief(rowsOf({ entry }))).toEqual([
    "GROUP ops Read 111111111111 entry",
    "GROUP ops Read 222222222222 entry",
    "GROUP ops Write 111111111111 entry",
    "GROUP ops Write 222222222222 entry",
    "USER bob Read 111111111111 entry",
    "USER bob Read 222222222222 entry",
    "USER bob Write 111111111111 entry",
    "USER bob Write 222222222222 entry",
  ]);
});

test("a row knows its account's name, if the config has one", () => {
  const entry = { users: ["bob"], permissionSets: ["Read"], accounts: ["111111111111", "333333333333"] };
  expect(rowsOf({ entry })).toEqual([
    {
      principalType: "USER",
      principal: "bob",
      permissionSet: "Read",
      accountId: "111111111111",
      accountName: "prod",
      entries: ["entry"],
    },
    expect.objectContaining({ accountId: "333333333333", accountName: "" }),
  ]);
});

test("what two entries mean is one row, with both as its origins", () => {
  const entry = { users: ["bob"], permissionSets: ["Read"], accounts: ["prod"] };
  expect(brief(rowsOf({ second: entry, first: entry }))).toEqual(["USER bob Read 111111111111 first;second"]);
});

test("an account by key and by id is one, in one entry and in two", () => {
  const entry = { users: ["bob"], permissionSets: ["Read"], accounts: ["prod", "111111111111"] };
  expect(brief(rowsOf({ entry }))).toEqual(["USER bob Read 111111111111 entry"]);
  const apart = { a: { ...entry, accounts: ["prod"] }, b: { ...entry, accounts: ["111111111111"] } };
  expect(brief(rowsOf(apart))).toEqual(["USER bob Read 111111111111 a;b"]);
});

test("what is listed twice is one row", () => {
  const entry = { users: ["bob", "bob"], permissionSets: ["Read", "Read"], accounts: ["prod", "prod"] };
  expect(brief(rowsOf({ entry }))).toEqual(["USER bob Read 111111111111 entry"]);
});

test("a user and a group of one key are two", () => {
  const entry = { users: ["alice"], groups: ["alice"], permissionSets: ["Read"], accounts: ["prod"] };
  expect(brief(rowsOf({ entry }))).toEqual([
    "GROUP alice Read 111111111111 entry",
    "USER alice Read 111111111111 entry",
  ]);
});

test("names that only their border tells apart are two", () => {
  const document = { ...sound, users: { "a b": "x", a: "y" }, permissionSets: { c: {}, "b c": {} } };
  const entry = (user: string, set: string) => ({ users: [user], permissionSets: [set], accounts: ["prod"] });
  expect(rowsOf({ one: entry("a b", "c"), two: entry("a", "b c") }, document)).toHaveLength(2);
});

test("the order of everything, and how it is split into entries, says nothing", () => {
  const together = {
    all: {
      users: ["alice", "bob"],
      groups: ["ops"],
      permissionSets: ["Read", "Write"],
      accounts: ["prod", "test"],
    },
  };
  const turned = {
    all: {
      groups: ["ops"],
      users: ["bob", "alice"],
      accounts: ["test", "prod"],
      permissionSets: ["Write", "Read"],
    },
  };
  const split = {
    tail: { users: ["bob"], groups: ["ops"], permissionSets: ["Write", "Read"], accounts: ["test", "prod"] },
    head: { users: ["alice"], permissionSets: ["Read"], accounts: ["test", "prod"] },
    rest: { users: ["alice"], permissionSets: ["Write"], accounts: ["test", "prod"] },
  };
  const reversed = Object.fromEntries(
    Object.entries(sound).map(([name, map]) => [name, Object.fromEntries(Object.entries(map).reverse())]),
  );
  expect(rowsOf(turned)).toEqual(rowsOf(together));
  expect(rowsOf(together, reversed)).toEqual(rowsOf(together));
  const withoutEntries = (rows: readonly AccountAssignment[]) => rows.map((row) => ({ ...row, entries: [] }));
  expect(withoutEntries(rowsOf(split))).toEqual(withoutEntries(rowsOf(together)));
});

test("the order is by code units, not by the machine's language", () => {
  const users = { ä: "1", Z: "2", a: "3", z: "4" };
  const entry = { users: Object.keys(users), permissionSets: ["Read"], accounts: ["prod"] };
  expect(rowsOf({ entry }, { ...sound, users }).map(({ principal }) => principal)).toEqual([
    "Z",
    "a",
    "z",
    "ä",
  ]);
});

test("no entry means no row", () => {
  expect(rowsOf({})).toEqual([]);
});
