import type { InstanceState, LivePrincipal } from "../../../lib/live/instance";
import { assignmentKey, principalKey } from "../../../lib/live/instance";
import { loadResolved, type Access } from "../../../lib/access/access";
import { checkAdoption } from "../../../lib/live/adopt/check-adoption";
import { adopt, type Adoption, type AdoptOptions } from "../../../lib/live/adopt/adopt";
import { renderOne, renderSplit, type AdoptFormat } from "../../../lib/live/adopt/render/files";
import type { Into } from "../../../lib/live/adopt/known";
import { matchPrincipals } from "../../../lib/live/audit/match-principals";
import { readInstance } from "../../../lib/live/read/read-instance";
import { readTree } from "../../../lib/live/snapshot/read-tree";
import { formatSnapshot } from "../../../lib/organization/format-snapshot";
import { toOrganization } from "../../../lib/organization/organization";
import type { Snapshot } from "../../../lib/organization/snapshot";
import type { Seed } from "../../../lib/rehearsal";
import { tempFolder } from "../../helpers/temp-folder";
import { ask, serve } from "../support";

/** An instance with the snapshot of its organization. */
export interface Whole {
  readonly state: InstanceState;
  readonly snapshot: Snapshot;
}

/** What a seed's instance holds, read from a rehearsal. */
export async function readSeed(seed: Seed): Promise<Whole> {
  await serve({ seed });
  const aws = await ask({ organizationsCallsPerSecond: 10_000 });
  const state = await readInstance(aws);
  const snapshot = await readTree(aws, { tags: false, takenAt: new Date("2026-11-22T08:00:00Z") });
  return { state, snapshot };
}

/** What is made of it, written to a folder and loaded again, as the command does. */
export async function adopted(
  { state, snapshot }: Whole,
  options: AdoptOptions & { readonly format?: AdoptFormat } = {},
): Promise<{ readonly adoption: Adoption; readonly into: Into; readonly folder: string }> {
  const { format = "yaml", ...rest } = options;
  const organization = toOrganization(snapshot);
  const adoption = adopt(state, { organization, snapshot: "organization.json", ...rest });
  const files = options.perPrincipal
    ? renderSplit(adoption, "", format)
    : renderOne(adoption, `access.config.${format}`, format, false);
  const folder = tempFolder({ ...Object.fromEntries(files), "organization.json": formatSnapshot(snapshot) });
  const into = await load(options.perPrincipal ? folder : `${folder}/access.config.${format}`, state);
  checkAdoption(into, state, adoption);
  return { adoption, into, folder };
}

/** A config from a file or folder, without errors. */
async function load(file: string, state: InstanceState): Promise<Into> {
  const { problems, ...access } = await loadResolved({ file });
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const loaded: Access = { ...access, warnings: problems };
  return { access: loaded, principalIds: matchPrincipals(loaded.config, state) };
}

const instanceArn = "arn:aws:sso:::instance/ssoins-1234567890abcdef";
const uuid = (prefix: number, n: number) =>
  `${String(prefix).padStart(8, "0")}-0000-4000-8000-${String(n).padStart(12, "0")}`;

/** A small instance by names: `group, set, account` for each account assignment. Accounts are A to Z by digit. */
export function stateOf(
  rows: readonly (readonly [group: string, set: string, accountId: string])[],
  changes: Partial<InstanceState> = {},
): InstanceState {
  const arn = (name: string) => `arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-${padded(name)}`;
  const groups = [...new Set(rows.map(([group]) => group))].sort();
  const idOf = (group: string) => uuid(1, groups.indexOf(group) + 1);
  const sets = [...new Set(rows.map(([, set]) => set))].sort();
  const accountIds = [...new Set(rows.map(([, , id]) => id))].sort();
  const principals = groups.map((name): LivePrincipal => ({
    type: "GROUP",
    id: idOf(name),
    deleted: false,
    name,
    externalIds: [],
  }));
  const assignments = rows.map(([group, set, accountId]) => ({
    principalType: "GROUP" as const,
    principalId: idOf(group),
    permissionSetArn: arn(set),
    accountId,
  }));
  const unique = new Map(assignments.map((row) => [assignmentKey(row), row]));
  return {
    instance: {
      arn: instanceArn,
      identityStoreId: "d-1234567890",
      ownerAccountId: "111111111111",
      region: "eu-west-1",
    },
    managementAccountId: "111111111111",
    permissionSets: new Map(
      sets.map((name) => [
        arn(name),
        {
          arn: arn(name),
          name,
          sessionDuration: "PT1H",
          tags: {},
          managedPolicies: [],
          customerManagedPolicies: [],
        },
      ]),
    ),
    provisionedAccounts: new Map(),
    accountAssignments: [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
    coverage: "every-principal",
    principals: new Map(principals.map((one) => [principalKey(one.type, one.id), one])),
    accounts: new Map(
      accountIds.map((id) => [id, { id, name: `account ${id.slice(0, 2)}`, state: "ACTIVE" }]),
    ),
    ...changes,
  };
}

const padded = (name: string) => Buffer.from(name).toString("hex").padEnd(16, "0").slice(0, 16);
