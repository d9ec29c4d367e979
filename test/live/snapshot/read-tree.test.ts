import { toOrganization } from "../../../lib/organization/organization";
import type { Snapshot } from "../../../lib/organization/snapshot";
import { readTree } from "../../../lib/live/snapshot/read-tree";
import { startRehearsal, type RehearsalOptions, type Seed } from "../../../lib/rehearsal";
import { generateSeed } from "../../helpers/world";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ask, closeAll, credentials, serve } from "../support";

afterEach(closeAll);

const takenAt = new Date("2026-11-22T08:00:00.123Z");

async function take(options: RehearsalOptions & { tags?: boolean; as?: string } = {}): Promise<Snapshot> {
  await serve({ seed, ...options });
  if (options.as) credentials(options.as);
  return readTree(await ask({ organizationsCallsPerSecond: 10_000 }), {
    tags: options.tags ?? false,
    takenAt,
  });
}

const generated = generateSeed({ accounts: 90, permissionSets: 2, accountAssignments: 10 });
const delegatedAdministrator = generated.accounts!.at(-1)!.id;
const seed: Seed = { ...generated, organization: { ...generated.organization, delegatedAdministrator } };

/** The accounts of a seed and where they lie, as `flat` writes them. */
function seedAccounts({ accounts = [] }: Seed): string[] {
  return accounts
    .map(({ id, name, state = "ACTIVE", parent = "/" }) => `${id} ${name} ${state} ${parent}`)
    .sort();
}

function flat(snapshot: Snapshot): string[] {
  const { accounts, units } = toOrganization(snapshot);
  return [...units.values()]
    .flatMap(({ path, accountIds }) =>
      accountIds.map((id) => `${id} ${accounts.get(id)!.name} ${accounts.get(id)!.state} ${path}`),
    )
    .sort();
}

it("has every account in its unit, with its name and state, sorted", async () => {
  const snapshot = await take();
  expect(flat(snapshot)).toEqual(seedAccounts(seed));
  expect(snapshot).toMatchObject({
    version: 1,
    takenAt: "2026-11-22T08:00:00Z",
    organizationId: "o-a1b2c3d4e5",
    managementAccountId: "111111111111",
    root: { id: "r-ab12", name: "Root" },
  });
  const names = snapshot.root.organizationalUnits.map(({ name }) => name);
  expect(names).toEqual([...names].sort());
  expect(JSON.stringify(snapshot)).not.toContain("@");
});

it("is the same from a delegated administrator, and in pages of two", async () => {
  const snapshot = await take();
  expect(await take({ as: delegatedAdministrator, maxPageSize: 2, emptyPages: ["organizations"] })).toEqual(
    snapshot,
  );
});

it("is refused to any other account, with what to do", async () => {
  await expect(take({ as: seed.accounts!.at(-2)!.id })).rejects.toThrow(
    /^AWS denies organizations:\w+\. Allow the action .* The management account and delegated administrators may call it;/,
  );
});

it("has tags where they are asked for, and no member of that name elsewhere", async () => {
  const { accounts } = toOrganization(await take({ tags: true }));
  for (const { id, tags = {} } of seed.accounts!) expect(accounts.get(id)!.tags).toEqual(tags);
  expect(JSON.stringify(await take())).not.toContain('"tags"');
});

it("says how far it is: of as many as there were, where that is known", async () => {
  await serve({ seed });
  const said: string[] = [];
  await readTree(await ask({ organizationsCallsPerSecond: 10_000 }), {
    tags: true,
    takenAt,
    expectedAccounts: 70,
    onProgress: ({ step, done, total }) => said.push(`${step} ${done} of ${total}`),
  });
  expect(said.filter((line) => line.startsWith("accounts"))).toEqual(
    ["20 of 70", "40 of 70", "60 of 70", "80 of undefined", "90 of undefined", "90 of 90"].map(
      (line) => `accounts ${line}`,
    ),
  );
  expect(said).toEqual(expect.arrayContaining(["tags 0 of 90", "tags 90 of 90"]));
});

it("takes one call for 20 accounts, and one for each unit", async () => {
  const { calls } = await serve({ seed });
  await readTree(await ask({ organizationsCallsPerSecond: 10_000 }), { tags: false, takenAt });
  const units = toOrganization(await take()).units.size;
  // The organization and its root besides.
  expect(calls).toHaveLength(Math.ceil(90 / 20) + units + 2);
});

it("of an organization that has only its management account is a root with that account", async () => {
  const { root } = await take({ seed: { region: "eu-west-1" } });
  expect(root.accounts).toEqual([{ id: "111111111111", name: "management", state: "ACTIVE" }]);
  expect(root.organizationalUnits).toEqual([]);
});

it("is read again where a unit disappears on the way, and not for ever", async () => {
  const gone = { operation: "ListOrganizationalUnitsForParent", code: "ParentNotFoundException" };
  expect(flat(await take({ faults: [{ ...gone, times: 1, after: 3 }] }))).toEqual(seedAccounts(seed));
  await expect(take({ faults: [gone] })).rejects.toThrow(
    "An organizational unit was deleted while it was being read, 3 times in a row. Nothing was written;",
  );
});

describe("of an endpoint that answers otherwise", () => {
  const closers: (() => void)[] = [];
  afterEach(() => closers.splice(0).forEach((close) => close()));

  /** A rehearsal whose accounts are changed on their way. */
  async function changed(change: (account: Record<string, unknown>) => void): Promise<void> {
    const behind = await startRehearsal({ seed });
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", async () => {
        const { "x-amz-target": target, authorization } = request.headers;
        const headers = { "x-amz-target": String(target), authorization: String(authorization) };
        const answer = await fetch(behind.url, { method: "POST", headers, body: Buffer.concat(chunks) });
        const body = (await answer.json()) as { Accounts?: Record<string, unknown>[] };
        body.Accounts?.forEach(change);
        response.writeHead(answer.status).end(JSON.stringify(body));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    credentials("a");
    closers.push(
      () => server.closeAllConnections(),
      () => server.close(),
      () => void behind.close(),
    );
  }
  const read = async () =>
    readTree(await ask({ organizationsCallsPerSecond: 10_000, patienceMs: 500 }), { tags: false, takenAt });

  it("where accounts lie is asked unit by unit, if they do not say", async () => {
    await changed((account) => delete account.Paths);
    expect(flat(await read())).toEqual(seedAccounts(seed));
  });

  it("the older Status is understood", async () => {
    const older = (state: unknown) =>
      state === "ACTIVE" || state === "SUSPENDED" ? state : "PENDING_CLOSURE";
    await changed((account) => {
      account.Status = older(account.State);
      delete account.State;
    });
    const states = new Set(flat(await read()).map((line) => / ([A-Z_]+) \S*$/.exec(line)?.[1]));
    expect([...states].sort()).toEqual(["ACTIVE", "SUSPENDED"]);
  });

  it("an account without a state is an error, and none that is not active", async () => {
    await changed((account) => delete account.State);
    await expect(read()).rejects.toThrow(
      /organizations:ListAccounts got answers that cannot be read, .*Account\.State/,
    );
  });

  it("a state that is not known is a sentence", async () => {
    await changed((account) => (account.State = "HIBERNATING"));
    await expect(read()).rejects.toThrow(
      /The account \d{12} is in a state that is not known here: "HIBERNATING"; known: PENDING_ACTIVATION,/,
    );
  });
});
