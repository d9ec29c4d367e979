import { placesOf } from "../helpers/problems";

const yaml = `identityCenter:
  regoin: eu-west-1
accounts: { prod: "111111111111", "7": "222222222222" }
users:
  alice: &alice { email: alice }
  bob: *alice
permissionSets:
  ReadOnly:
    managedPolicies:
      - ReadOnlyAccess
      - "Read Only"
    customerManagedPolicies:
      - name: Team
        path: teams
      - { name: "a,b" }
    tags:
      "a;b": c
    inlinePolicy: &policy
      Statement: [*policy]
assignments:
  a:
    users: [alice, bob,
      carol]
    permissionSets: []
    accounts: ["7"]
    cause: because
  b: &b
    users: [alice]
    accounts: [prod]
  c: *b
`;

test("problems of YAML stand at their keys, values, items and aliases, in the order of the file", () => {
  expect(placesOf(yaml)).toEqual([
    "2:3 unknown-key",
    "3:35 invalid-key",
    "5:26 invalid-email",
    "5:26 invalid-email",
    "11:9 invalid-managed-policy",
    "14:15 invalid-policy-path",
    "15:17 policy-comma",
    "17:7 invalid-tag-key",
    "19:7 inline-policy-not-json",
    "19:19 wrong-type",
    "23:7 unknown-user",
    "24:5 empty-list",
    "25:16 invalid-account-id",
    "26:5 unknown-key",
    "27:3 missing-key",
    "30:3 missing-key",
  ]);
});

test("and stand there with CRLF, too", () => {
  expect(placesOf(yaml.replaceAll("\n", "\r\n"))).toEqual(placesOf(yaml));
});

test("problems of JSON stand at their keys, values and items", () => {
  const json = `{
  "users": { "alice": "a b", "bob": { "mail": "bob@example.com" } },
  "permissionSets": {
    "Set": { "customerManagedPolicies": [{ "name": "Team" }, { "name": "x", "path": "y" }] }
  },
  "assignments": {
    "a": { "users": ["alice", "bob", 5], "permissionSets": ["Set", "Sett"], "accounts": [111111111111] }
  }
}
`;
  expect(placesOf(json, true)).toEqual([
    "2:23 invalid-user-name",
    "2:30 missing-key",
    "2:39 unknown-key",
    "4:85 invalid-policy-path",
    "7:38 wrong-type",
    "7:68 unknown-permission-set",
    "7:90 unquoted-account-id",
  ]);
});
