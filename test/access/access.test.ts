import { loadAccess, readAccess } from "../../lib/access/access";
import { AccessConfigError } from "../../lib/config/problems/problem";
import { soundConfig } from "../helpers/problems";
import { tempFolder } from "../helpers/temp-folder";

const broken = { ...soundConfig(), accounts: { prod: "1" }, users: { alice: "a b" } };

describe("readAccess", () => {
  test("gives the account assignments of a map", () => {
    const { accountAssignments, warnings } = readAccess(soundConfig());
    expect(accountAssignments.map(({ principalType }) => principalType)).toEqual(["GROUP", "USER"]);
    expect(warnings).toEqual([]);
  });

  test("gives warnings, and goes on", () => {
    const { warnings } = readAccess({ ...soundConfig(), groups: { platform: "P", ops: "Ops" } });
    expect(warnings).toMatchObject([{ code: "unused-group", severity: "warning" }]);
  });

  test("throws every error at once, with the warnings beside them", () => {
    const read = () => readAccess({ ...broken, groups: { platform: "P", ops: "Ops" } });
    expect(read).toThrow(AccessConfigError);
    expect(read).toThrow(/invalid-account-id[^]*invalid-user-name[^]*unused-group[^]*2 errors, 1 warning$/);
  });

  test("gives the same for the same, and leaves the map as it was", () => {
    const document = soundConfig();
    expect(readAccess(document)).toEqual(readAccess(document));
    expect(document).toEqual(soundConfig());
  });
});

describe("loadAccess", () => {
  test("gives the account assignments of a file", async () => {
    const cwd = tempFolder({ "access.config.json": JSON.stringify(soundConfig()) });
    const { accountAssignments } = await loadAccess({ cwd, env: {} });
    expect(accountAssignments).toEqual(readAccess(soundConfig()).accountAssignments);
  });

  test("throws every error at once, each with its place", async () => {
    const cwd = tempFolder({ "access.config.json": JSON.stringify(broken, undefined, 2) });
    await expect(loadAccess({ cwd, env: {} })).rejects.toMatchObject({
      name: "AccessConfigError",
      message: expect.stringMatching(/^access\.config\.json:3:13 {2}error[^]*2 errors$/) as string,
      problems: [
        { code: "invalid-account-id", file: "access.config.json", position: { line: 3, column: 13 } },
        { code: "invalid-user-name", file: "access.config.json", position: { line: 6, column: 14 } },
      ],
    });
  });

  test("throws where there is no file", async () => {
    await expect(loadAccess({ cwd: tempFolder(), env: {} })).rejects.toBeInstanceOf(AccessConfigError);
  });
});
