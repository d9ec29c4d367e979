import fs from "node:fs";
import path from "node:path";
import { startRehearsal, type Fault, type RehearsalOptions } from "../../lib/rehearsal";
import { generateSeed } from "../helpers/world";
import { calling } from "./support/calling";
import { identityCenter, type CommandResult } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";

/** What AWS and the way to it do wrong, each with a good part of all calls. */
const breakdowns: Readonly<Record<string, RehearsalOptions>> = {
  "throttling at 20 calls a second": { callsPerSecond: 20 },
  "throttling at 12 calls a second": { callsPerSecond: 12 },
  "bursts of conflicts": {
    faults: [{ operation: "ListAccountAssignments", code: "ConflictException", times: 2, every: 8 }],
  },
  "errors of AWS": { faults: [{ operation: "*", code: "InternalServerException", chance: 0.06 }] },
  "slow answers": { faults: [{ operation: "*", delayMs: 1500, chance: 0.04 }] },
  "connections that are cut in the middle": { faults: [{ operation: "*", answer: "cut", chance: 0.06 }] },
  "lost answers": { faults: [{ operation: "*", answer: "lost", chance: 0.06 }] },
  "half answers that look whole": { faults: [{ operation: "*", answer: "truncated", chance: 0.06 }] },
  "pages of a proxy, as if all were well": { faults: [{ operation: "*", answer: "garbage", chance: 0.06 }] },
  ...Object.fromEntries([1, 2].map((faultSeed) => [`all of it, mixed by ${faultSeed}`, mixed(faultSeed)])),
};

function mixed(faultSeed: number): RehearsalOptions {
  const answers = ["cut", "lost", "reset", "truncated", "garbage"] as const;
  const faults: Fault[] = [
    ...answers.map((answer) => ({ operation: "*", answer, chance: 0.02 })),
    { operation: "*", code: "ThrottlingException", chance: 0.03 },
    { operation: "*", code: "InternalServerException", chance: 0.02 },
    { operation: "sso-admin:*", delayMs: 400, chance: 0.05 },
  ];
  return { faults, faultSeed };
}

const seed = generateSeed({
  accounts: 8,
  permissionSets: 4,
  accountAssignments: 30,
  groups: 4,
  users: 4,
  deletedPrincipals: 0,
});

const config = `
identityCenter: { region: eu-west-1 }
organization: organization.json
permissionSets: {}
assignments: {}
`;

/** Each command, and the files that it writes. */
const commands = {
  snapshot: { args: ["snapshot", "--calls-per-second", "1000"], files: ["organization.json"] },
  audit: { args: ["audit", "bare.yaml", "--format", "csv", "--out", "audit.csv"], files: ["audit.csv"] },
  adopt: {
    args: ["adopt", "--out", "adopted.yaml", "--force", "--no-snapshot"],
    files: ["adopted.yaml", "access.imports.json"],
  },
} as const;
type Name = keyof typeof commands;
const names = Object.keys(commands) as Name[];

const before = "as it was\n";

/** Runs all commands at once against a service of their own, in a folder where their files lie already. */
async function runAll(options: RehearsalOptions) {
  const results = await Promise.all(
    names.map(async (name) => {
      const cwd = temporaryFolder();
      fs.writeFileSync(path.join(cwd, "access.config.yaml"), config);
      fs.writeFileSync(path.join(cwd, "bare.yaml"), config.replace(/^organization.*\n/m, ""));
      for (const file of commands[name].files)
        if (file !== "organization.json") fs.writeFileSync(path.join(cwd, file), before);
      const service = await startRehearsal({ seed, ...options });
      const result = await identityCenter(commands[name].args, {
        cwd,
        env: calling(service.url),
      });
      await service.close();
      return [name, { ...result, files: filesOf(cwd, name), left: leftIn(cwd, name) }] as const;
    }),
  );
  return new Map<Name, CommandResult & { files: readonly string[]; left: readonly string[] }>(results);
}

/** What a command has written; a snapshot tells when it was taken. */
function filesOf(cwd: string, name: Name): string[] {
  return commands[name].files.map((file) => {
    const full = path.join(cwd, file);
    if (!fs.existsSync(full)) return "none";
    return fs.readFileSync(full, "utf8").replace(/"takenAt": "[^"]*"/, "");
  });
}

/** Files that no command should leave behind. */
function leftIn(cwd: string, name: Name): string[] {
  const known: readonly string[] = ["access.config.yaml", "bare.yaml", ...commands[name].files];
  return fs.readdirSync(cwd).filter((file) => !known.includes(file));
}

describe("snapshot, audit and adopt, where AWS breaks down", () => {
  let whole: Awaited<ReturnType<typeof runAll>>;
  beforeAll(async () => {
    whole = await runAll({});
  });

  it("write everything where nothing goes wrong", () => {
    expect(names.map((name) => whole.get(name)?.code)).toEqual([0, 2, 0]);
    const [rows] = whole.get("audit")!.files;
    expect(rows?.trim().split("\n")).toHaveLength(1 + (seed.accountAssignments ?? []).length);
    expect(Object.keys(JSON.parse(whole.get("adopt")!.files[1]!) as object).length).toBeGreaterThan(30);
  });

  it.each(Object.entries(breakdowns))("%s: the same, to the letter", async (_name, options) => {
    const results = await runAll(options);
    for (const name of names) {
      const { code, files, left, stderr } = results.get(name)!;
      const expected = whole.get(name)!;
      expect({ name, code, stderr: code === 1 ? stderr : "" }).toEqual({
        name,
        code: expected.code,
        stderr: "",
      });
      expect({ name, files, left }).toEqual({ name, files: expected.files, left: [] });
    }
  });

  it("where it cannot be read to its end, a sentence, and the files as they were", async () => {
    const refused = (operation: string, after: number) => ({
      operation,
      code: "AccessDeniedException",
      after,
    });
    const results = await runAll({
      faults: [
        refused("ListAccountAssignmentsForPrincipal", 3),
        refused("ListAccountAssignments", 3),
        refused("ListOrganizationalUnitsForParent", 2),
        { operation: "*", answer: "cut", chance: 0.05 },
      ],
    });
    for (const name of names) {
      const { code, stdout, stderr, files, left } = results.get(name)!;
      expect({ name, code, stdout, left }).toEqual({ name, code: 1, stdout: "", left: [] });
      expect(stderr).toMatch(/AWS denies \w+:\w+\. Allow the action .* Nothing was written\./);
      expect(stderr).not.toMatch(/^\s+at .*:\d+/m);
      expect(files).toEqual(name === "snapshot" ? ["none"] : commands[name].files.map(() => before));
    }
  });
});
