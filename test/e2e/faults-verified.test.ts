import fs from "node:fs";
import path from "node:path";
import { startRehearsal, type RehearsalOptions } from "../../lib/rehearsal";
import { terraformEnvironment } from "../../lib/rehearsal/run/containment";
import { generateSeed } from "../helpers/world";
import { identityCenter, type CommandResult } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform } from "./support/with-terraform";

const seed = generateSeed({
  accounts: 6,
  permissionSets: 3,
  accountAssignments: 24,
  groups: 4,
  users: 2,
  deletedPrincipals: 0,
});
const [, ...kept] = seed.accountAssignments ?? [];

/** What is read in bulk; whatever else is asked is Terraform's, which has tests of its own. */
const bulk = [
  "ListAccountAssignmentsForPrincipal",
  "ListPermissionSets",
  "DescribePermissionSet",
  "ListInstances",
];
const each = (fault: object) => bulk.map((operation) => ({ operation, ...fault }));

const broken: RehearsalOptions = {
  faults: [
    ...each({ code: "ThrottlingException", times: 1, every: 5 }),
    { operation: "ListAccountAssignmentsForPrincipal", code: "InternalServerException", times: 1, every: 4 },
    { operation: "ListAccountAssignmentsForPrincipal", answer: "truncated", times: 1, every: 3 },
    { operation: "ListAccountAssignmentsForPrincipal", answer: "garbage", times: 1, every: 7 },
    { operation: "ListPermissionSets", answer: "cut", times: 1 },
  ],
};

describeWithTerraform("plan --verified, where AWS breaks down", () => {
  let cwd: string;

  // Everything is imported, so that there is a state without the provider's ten seconds for each.
  beforeAll(async () => {
    cwd = temporaryFolder();
    await at({ seed }, async (run) => {
      const adopted = await run("adopt", "--no-snapshot");
      expect(adopted.code === 0 ? "" : adopted.stderr).toBe("");
      const planned = await run("plan");
      expect(planned.code === 2 ? "" : planned.stderr).toBe("");
      expect((await run("apply", "access.tfplan")).stdout).toContain("imported");
    });
    const config = path.join(cwd, "access.config.yaml");
    fs.writeFileSync(config, fs.readFileSync(config, "utf8").replace(/^imports: .*\n/m, ""));
  });

  it("nothing changes where all agrees", async () => {
    const { code, stderr, stdout } = await verified({ seed, ...broken });
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining("No account assignment") });
    expect(stderr).toContain("an answer came broken");
    expect(stderr).toMatch(/^Verified with \d+ calls: all that the state holds/m);
  });

  it("what somebody took away is all that changes", async () => {
    const { code, stderr, stdout } = await verified({
      seed: { ...seed, accountAssignments: kept },
      callsPerSecond: 12,
      ...broken,
    });
    expect(stdout).toContain("Account assignments: 1 gained, 0 lost, 0 revoked and granted again.");
    expect(stdout).toContain("Somebody took it away outside of Terraform.");
    expect(stderr).toMatch(/^Verified with \d+ calls/m);
    expect(code).toBe(2);
  });

  it("asks pair by pair where it may not ask by principal", async () => {
    const operation = "ListAccountAssignmentsForPrincipal";
    const { code, stderr } = await verified({
      seed: { ...seed, accountAssignments: kept },
      faults: [{ operation, code: "AccessDeniedException", after: 2 }],
    });
    expect(stderr).toMatch(/^Verified with \d+ calls/m);
    expect(code).toBe(2);
  });

  it("plans with a full refresh, and says why, where what is there cannot be read", async () => {
    const { code, stderr } = await verified({
      seed: { ...seed, accountAssignments: kept },
      faults: [{ operation: "DescribeOrganization", code: "AccessDeniedException" }],
    });
    expect(stderr).toMatch(/^Not verified, planned with a full refresh: .*AWS denies/m);
    expect(code).toBe(2);
  });

  function verified(options: RehearsalOptions): Promise<CommandResult> {
    return at(options, (run) => run("plan", "--verified"));
  }

  /** Runs commands in the folder against a service of their own. */
  async function at<T>(
    options: RehearsalOptions,
    use: (run: (...args: string[]) => Promise<CommandResult>) => Promise<T>,
  ): Promise<T> {
    const service = await startRehearsal({ now: clock(), ...options });
    try {
      const env = terraformEnvironment(process.env, cwd, service.url, seed.region ?? "us-east-1");
      return await use((...args) => identityCenter(args, { cwd, env }));
    } finally {
      await service.close();
    }
  }
});

/** A clock that starts anew: a service dates what it holds beforehand by the start of its clock. */
function clock(): () => number {
  const started = performance.now();
  return () => Date.UTC(2026, 0, 1) + Math.round(performance.now() - started);
}
