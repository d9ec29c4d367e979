import fs from "node:fs";
import path from "node:path";
import { problemsOf, soundConfig } from "../../helpers/problems";

/** The data files that are read while `work` runs. */
function filesRead(work: () => void): string[] {
  const read = jest.spyOn(fs, "readFileSync");
  work();
  const files = read.mock.calls.map(([file]) => path.basename(String(file)));
  read.mockRestore();
  return files.filter((file) => file.endsWith(".json"));
}

test("data is read when a policy first needs it, once", () => {
  const config = soundConfig();
  const withPolicies = (settings: object) => () =>
    problemsOf({ ...config, permissionSets: { ReadOnly: settings } });
  const Statement = { Effect: "Allow", Action: ["s3:GetObject", "sso:*"], Resource: "*" };

  expect(filesRead(withPolicies({}))).toEqual([]);
  const managed = withPolicies({ managedPolicies: ["ReadOnlyAccess", "IAMFullAccess"] });
  expect(filesRead(managed)).toEqual(["aws-managed-policies.json"]);
  expect(filesRead(withPolicies({ inlinePolicy: { Statement } }))).toEqual(["iam-actions.json"]);
  expect(filesRead(managed)).toEqual([]);
});
