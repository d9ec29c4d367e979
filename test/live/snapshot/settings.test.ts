import { readSnapshotSettings } from "../../../lib/live/snapshot/settings";
import { tempFolder } from "../../helpers/temp-folder";

const byTag = [{ tag: { env: "dev" } }];
const entry = { groups: ["platform"], permissionSets: ["Reader"], accounts: ["222222222222"] };
const sound = {
  organization: "organization.json",
  groups: { platform: "Platform" },
  permissionSets: { Reader: { managedPolicies: ["ReadOnlyAccess"] } },
  assignments: { readers: entry },
};

function settingsOf(changes: object) {
  const cwd = tempFolder({ "access.json": JSON.stringify({ ...sound, ...changes }) });
  return readSnapshotSettings({ cwd, file: "access.json", env: {} });
}

test.each<[string, object]>([
  ["an entry selects", { assignments: { readers: { ...entry, accounts: byTag } } }],
  ["an entry excepts", { assignments: { readers: { ...entry, except: byTag } } }],
  ["an account group holds", { accountGroups: { dev: byTag } }],
  [
    "a permission set is allowed",
    { permissionSets: { Reader: { ...sound.permissionSets.Reader, onlyIn: byTag } } },
  ],
  [
    "a permission set is forbidden",
    { permissionSets: { Reader: { ...sound.permissionSets.Reader, neverIn: byTag } } },
  ],
  ["an audit ignores", { ignore: { elevated: { permissionSets: ["Elevated"], accounts: byTag } } }],
])("tags are needed where %s accounts by tag", async (_, changes) => {
  expect(await settingsOf(changes)).toEqual({ file: "organization.json", tagsUsed: true });
});

test("tags are not needed for units, names and ids", async () => {
  const accounts = ["222222222222", { ou: "Workloads" }, { name: "sandbox-*" }, "*"];
  const changes = { assignments: { readers: { ...entry, accounts } } };
  expect(await settingsOf(changes)).toEqual({ file: "organization.json", tagsUsed: false });
});
