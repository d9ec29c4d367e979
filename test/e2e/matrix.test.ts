import fs from "node:fs";
import path from "node:path";
import { identityCenter, root } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";

const sample = { cwd: root, env: { ACCESS_CONFIG: undefined } };

describe("identity-center matrix", () => {
  it("prints who gets what where, filtered", async () => {
    const { code, stdout, stderr } = await identityCenter(
      ["matrix", "--principal", "developers", "--account", "production"],
      sample,
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(
      [
        "TYPE   PRINCIPAL   PERMISSION SET  ACCOUNT     ACCOUNT ID    ENTRY",
        "GROUP  developers  readOnly        production  222222222222  developers-look-at-production",
        "",
      ].join("\n"),
    );
  });

  it("writes JSON and CSV with the same rows, to a file as well", async () => {
    const out = path.join(temporaryFolder(), "matrix.csv");
    const json = await identityCenter(["matrix", "--format", "json"], sample);
    const csv = await identityCenter(["matrix", "--format", "csv", "--out", out], sample);
    expect({ code: csv.code, stdout: csv.stdout }).toEqual({ code: 0, stdout: "" });
    const rows = (JSON.parse(json.stdout) as Record<string, string>[]).map((row) =>
      Object.values(row).join(","),
    );
    expect(fs.readFileSync(out, "utf8")).toBe(
      `principal_type,principal,permission_set,account_id,account_name,entry\n${rows.join("\n")}\n`,
    );
    expect(rows).toHaveLength(13);
  });

  it("refuses a filter that nothing can match, because an empty matrix reads as no access", async () => {
    const { code, stdout, stderr } = await identityCenter(["matrix", "--permission-set", "Devloper"], sample);
    expect({ code, stdout, stderr }).toEqual({
      code: 1,
      stdout: "",
      stderr: 'The access config has no permission set "Devloper". Did you mean "Developer"?\n',
    });
  });

  it("prints nothing of a config with errors", async () => {
    const cwd = temporaryFolder();
    fs.writeFileSync(path.join(cwd, "a.yaml"), "assignments: { x: {} }");
    const { code, stdout, stderr } = await identityCenter(["matrix", "a.yaml"], { cwd });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("2 errors");
  });
});
