import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { bin, identityCenter, run } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";

/** A folder with a config in TypeScript. */
function folderWith(text: string): string {
  const cwd = temporaryFolder();
  fs.writeFileSync(path.join(cwd, "access.config.ts"), text);
  return cwd;
}

describe("a config that does something to the process", () => {
  it.each([
    ["waits for ever", "await new Promise(() => {}); export default { assignments: {} };"],
    ["ends the process", "process.exit(0); export default { assignments: {} };"],
  ])("%s: that is no success", async (_, text) => {
    for (const command of ["validate", "matrix", "audit"]) {
      const { code, stdout, stderr } = await identityCenter([command], { cwd: folderWith(text) });
      expect({ command, code, stdout }).toEqual({ command, code: 1, stdout: "" });
      expect(stderr).toMatch(/^The command ended before it was done: /);
    }
  });

  it("prints: that is not part of the result", async () => {
    const cwd = folderWith('console.log("noise"); export default { assignments: {} };');
    const { code, stdout, stderr } = await identityCenter(["matrix", "--format", "json"], { cwd });
    expect({ code, result: JSON.parse(stdout) as unknown }).toEqual({ code: 0, result: [] });
    expect(stderr).toContain("noise");
  });

  it("leaves a promise that fails: a sentence", async () => {
    const cwd = folderWith('void Promise.reject(new Error("late")); export default { assignments: {} };');
    const { code, stderr } = await identityCenter(["validate"], { cwd });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Something went wrong beside the command, .*: late\n$/);
  });
});

it("--out /dev/stdout is standard output, also where that is a pipe", async () => {
  const cwd = folderWith("export default { assignments: {} };");
  const args = `"${process.execPath}" "${bin}" matrix --format json --out /dev/stdout | cat`;
  expect(await run("sh", ["-c", args], { cwd })).toMatchObject({ code: 0, stdout: "[]\n", stderr: "" });
});

describe("a reader that goes", () => {
  const many = () => {
    const accounts = Array.from({ length: 3000 }, (_, index) => String(100_000_000_000 + index));
    const entry = { groups: ["g"], permissionSets: ["P"], accounts };
    const config = { groups: { g: "G" }, permissionSets: { P: {} }, assignments: { entry } };
    return folderWith(`export default ${JSON.stringify(config)};`);
  };

  it("is no error of the command", async () => {
    const child = spawn(process.execPath, [bin, "matrix"], {
      cwd: many(),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said += text));
    child.stdout.once("data", () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.once("close", resolve));
    expect({ code, said }).toEqual({ code: 0, said: expect.not.stringContaining("EPIPE") });
  });

  const full = fs.existsSync("/dev/full") ? it : it.skip;
  full("that takes no more is told of in a sentence", async () => {
    const { code, stderr } = await run("sh", ["-c", `"${process.execPath}" "${bin}" matrix >/dev/full`], {
      cwd: many(),
    });
    expect(code).toBe(1);
    expect(stderr).toContain("The output cannot be written: ");
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
