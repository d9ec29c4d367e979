import { mergeAccess } from "../../lib/config";

const people = { users: { alice: "alice" }, groups: { platform: "Platform Engineers" } };

test("parts come together map by map", () => {
  const teams = { groups: { ops: "Operations" }, identityCenter: { region: "eu-west-1" }, assignments: {} };
  expect(mergeAccess(people, teams)).toEqual({
    identityCenter: { region: "eu-west-1" },
    users: { alice: "alice" },
    groups: { platform: "Platform Engineers", ops: "Operations" },
    assignments: {},
  });
  expect(people.groups).toEqual({ platform: "Platform Engineers" });
});

test("a part left undefined is none", () => {
  expect(mergeAccess(people, { users: undefined })).toEqual(people);
});

test.each([
  ["an item", { users: { alice: "other" } }, "users.alice stands in two parts of the access config"],
  ["identityCenter", { identityCenter: {} }, "identityCenter stands in two parts of the access config"],
])("%s that stands twice is refused", (_, part, says) => {
  expect(() => mergeAccess(people, { identityCenter: {} }, part)).toThrow(says);
});
