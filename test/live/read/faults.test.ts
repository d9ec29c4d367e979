import fc from "fast-check";
import { ExpectedError } from "../../../lib/config/problems/expected-error";
import { readInstance } from "../../../lib/live/read/read-instance";
import { readTree } from "../../../lib/live/snapshot/read-tree";
import { formatSnapshot } from "../../../lib/organization/format-snapshot";
import type { Fault, RehearsalOptions } from "../../../lib/rehearsal";
import { generateSeed } from "../../helpers/world";
import { ask, closeAll, readRows, seedRows, serve } from "../support";

afterEach(closeAll);

/** Each kind of breakdown, hitting a good part of all calls. */
const faults: Readonly<Record<string, Fault>> = {
  throttling: { operation: "*", code: "ThrottlingException", chance: 0.1 },
  "bursts of throttling": { operation: "sso-admin:*", code: "ThrottlingException", times: 4, every: 30 },
  conflicts: { operation: "ListAccountAssignments", code: "ConflictException", chance: 0.1 },
  "errors of the service": { operation: "*", chance: 0.1 },
  "slow answers": { operation: "*", delayMs: 150, chance: 0.05 },
  "connections that break": { operation: "*", answer: "reset", chance: 0.1 },
  "lost answers": { operation: "*", answer: "lost", chance: 0.1 },
  "answers cut in the middle": { operation: "*", answer: "cut", chance: 0.1 },
  "answers cut as if they were whole": { operation: "*", answer: "truncated", chance: 0.1 },
  "pages of a proxy": { operation: "*", answer: "garbage", chance: 0.1 },
};

const seed = generateSeed({
  accounts: 15,
  permissionSets: 14,
  accountAssignments: 120,
  groups: 6,
  users: 10,
});
// Enough at once to meet faults side by side, and little enough that a pause for all costs no time.
const fast = { callsPerSecond: 2000, organizationsCallsPerSecond: 2000, patienceMs: 20_000, firstPauseMs: 5 };

async function readAll(options: RehearsalOptions, deletedPrincipals = true): Promise<string[]> {
  await serve({ ...options });
  return readRows(await readInstance(await ask(fast), { deletedPrincipals }));
}

async function readText(options: RehearsalOptions): Promise<string> {
  await serve(options);
  return formatSnapshot(await readTree(await ask(fast), { tags: true, takenAt: new Date(0) }));
}

describe.each(Object.entries(faults))("with %s", (_name, fault) => {
  it("the instance and the tree are read whole", async () => {
    expect(await readAll({ seed, faults: [fault] })).toEqual(seedRows(seed));
    expect(await readText({ seed, faults: [fault] })).toBe(await readText({ seed }));
  });
});

it("whatever breaks down, the rows are those of the seed, or there is a sentence", async () => {
  const kinds = fc.subarray(Object.values(faults), { minLength: 1 });
  const denied = fc.constantFrom(
    "ListAccountAssignments",
    "ListUsers",
    "DescribeUser",
    "DescribePermissionSet",
  );
  await fc.assert(
    fc.asyncProperty(
      kinds,
      fc.option(fc.record({ operation: denied, after: fc.nat(40) })),
      fc.nat(1000),
      fc.integer({ min: 2, max: 100 }),
      fc.boolean(),
      async (breakdowns, refused, faultSeed, maxPageSize, deletedPrincipals) => {
        const world = generateSeed({
          accounts: 6 + (faultSeed % 12),
          permissionSets: 3 + (faultSeed % 17),
          accountAssignments: 40,
          groups: 4,
          users: 6,
          seed: faultSeed,
        });
        // A chance for each alone; together they would leave hardly a call alone.
        const shares = breakdowns.map((fault) => ({
          ...fault,
          ...(fault.chance !== undefined && { chance: fault.chance / breakdowns.length }),
        }));
        const refusals = refused ? [{ ...refused, code: "AccessDeniedException" }] : [];
        const options = { seed: world, faults: [...refusals, ...shares], faultSeed, maxPageSize };
        const result = await readAll(
          { ...options, emptyPages: ["organizations", "sso-admin", "identitystore"] },
          deletedPrincipals,
        ).catch((error: unknown) => error);
        await closeAll();
        if (result instanceof Error) {
          expect(result).toBeInstanceOf(ExpectedError);
          expect(result.message).toMatch(/^AWS denies \w+:\w+\. Allow the action/);
        } else {
          const existing = (rows: string[]) =>
            rows.filter((row) => deletedPrincipals || !row.includes("deleted"));
          expect(existing(result as string[])).toEqual(existing(seedRows(world)));
        }
      },
    ),
    { numRuns: 15 },
  );
}, 300_000);
