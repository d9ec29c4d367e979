import type { Snapshot, SnapshotAccount, SnapshotUnit } from "../../organization/snapshot";
import { sortSnapshot } from "../../organization/format-snapshot";
import { required, type Aws } from "../aws/aws";
import { listAll } from "../aws/pages";
import { together } from "../aws/together";
import { awsErrorName } from "../errors/explain";
import { changedMeanwhile, readAgainIfChanged } from "../errors/changed-meanwhile";
import { forEachWithProgress, type OnProgress } from "../progress";
import { readAccounts, toAccount, type PlacedAccount } from "../read/accounts";
import { readOrganizationIds } from "../read/organization-ids";
import { readAccountTags } from "./account-tags";

/** What is read of an organization. */
export interface TreeOptions {
  /** One more call for each account. */
  readonly tags: boolean;
  readonly takenAt: Date;
  /** Accounts of the last snapshot, for an estimate. */
  readonly expectedAccounts?: number | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/**
 * Reads the organization's tree. Every account of ListAccounts stands in it exactly once: what changes while it is
 * being read is read again. The management account and delegated administrators may do so.
 *
 * Calls: a page of ListAccounts for 20 accounts, which says where each of them lies, and one
 * ListOrganizationalUnitsForParent for each unit. Where an endpoint does not say where accounts lie, one
 * ListAccountsForParent for each unit more.
 * @throws {ExpectedError} a sentence with the fix; there is no partial tree
 */
export function readTree(aws: Aws, options: TreeOptions): Promise<Snapshot> {
  return readAgainIfChanged(() => together(aws, (aws) => readOnce(aws, options)));
}

async function readOnce(
  aws: Aws,
  { tags, takenAt, expectedAccounts, onProgress }: TreeOptions,
): Promise<Snapshot> {
  const [organization, root] = await Promise.all([readOrganizationIds(aws), readRoot(aws)]);
  let units = 1;
  const found = () => onProgress?.({ step: "tree", done: (units += 1) });
  const [bare, listed] = await Promise.all([
    readBelow(aws, root, found),
    readAccounts(aws, onProgress, expectedAccounts),
  ]);
  const accounts = await placed(aws, bare, listed, onProgress);
  const tagsById = tags ? await readAccountTags(aws, [...accounts.keys()], onProgress) : undefined;
  return sortSnapshot({
    version: 1,
    takenAt: `${takenAt.toISOString().slice(0, 19)}Z`,
    organizationId: organization.id,
    managementAccountId: organization.managementAccountId,
    root: furnish(bare, accounts, tagsById),
  });
}

/** A unit without its accounts. */
interface BareUnit {
  readonly id: string;
  readonly name: string;
  readonly units: readonly BareUnit[];
}

async function readRoot(aws: Aws): Promise<Omit<BareUnit, "units">> {
  const roots = await listAll(aws, "organizations", "ListRoots", {}, ({ Roots }) =>
    Roots?.map(({ Id, Name }) => ({ id: required(Id, "Root.Id"), name: Name || "Root" })),
  );
  // AWS knows one root for each organization; none at all is an answer that was lost.
  if (roots.length !== 1) throw changedMeanwhile("The organization's root was not there alone");
  return roots[0]!;
}

async function readBelow(aws: Aws, parent: Omit<BareUnit, "units">, found: () => void): Promise<BareUnit> {
  const input = { ParentId: parent.id };
  const children = await orMoved(() =>
    listAll(aws, "organizations", "ListOrganizationalUnitsForParent", input, ({ OrganizationalUnits }) =>
      OrganizationalUnits?.map(({ Id, Name }) => ({
        id: required(Id, "OrganizationalUnit.Id"),
        name: required(Name, "OrganizationalUnit.Name"),
      })),
    ),
  );
  const units = await Promise.all(
    children.map((child) => {
      found();
      return readBelow(aws, child, found);
    }),
  );
  return { ...parent, units };
}

/** Accounts by id, each with a unit of the tree as its parent. */
async function placed(
  aws: Aws,
  root: BareUnit,
  listed: readonly PlacedAccount[],
  onProgress: OnProgress | undefined,
): Promise<ReadonlyMap<string, PlacedAccount>> {
  const unitIds = idsOf(root);
  const told = listed.every(({ parentId }) => parentId !== undefined);
  const accounts = new Map(
    (told ? listed : await askUnits(aws, unitIds, onProgress)).map((account) => [account.id, account]),
  );
  const inTree = [...accounts.values()].every(({ parentId = "" }) => unitIds.includes(parentId));
  if (!inTree || accounts.size !== listed.length || listed.some(({ id }) => !accounts.has(id)))
    throw changedMeanwhile("The organization's tree was changed");
  return accounts;
}

async function askUnits(
  aws: Aws,
  unitIds: readonly string[],
  onProgress: OnProgress | undefined,
): Promise<readonly PlacedAccount[]> {
  const options = { onProgress, perSecond: aws.perSecond("organizations") };
  const accounts = await forEachWithProgress("tree", unitIds, options, (ParentId) =>
    orMoved(() =>
      listAll(aws, "organizations", "ListAccountsForParent", { ParentId }, ({ Accounts }) =>
        Accounts?.map((account) => ({ ...toAccount(account), parentId: ParentId })),
      ),
    ),
  );
  return accounts.flat();
}

function idsOf({ id, units }: BareUnit): readonly string[] {
  return [id, ...units.flatMap(idsOf)];
}

/** The unit with its accounts, and those below it. */
function furnish(
  unit: BareUnit,
  accounts: ReadonlyMap<string, PlacedAccount>,
  tags: ReadonlyMap<string, Record<string, string>> | undefined,
): SnapshotUnit {
  const byParent = new Map<string, SnapshotAccount[]>();
  for (const { id, name, state, parentId = "" } of accounts.values()) {
    const account = { id, name, state, ...(tags && { tags: tags.get(id) ?? {} }) };
    const siblings = byParent.get(parentId) ?? [];
    byParent.set(parentId, siblings);
    siblings.push(account);
  }
  const furnished = ({ id, name, units }: BareUnit): SnapshotUnit => ({
    id,
    name,
    accounts: byParent.get(id) ?? [],
    organizationalUnits: units.map(furnished),
  });
  return furnished(unit);
}

/** A unit that was listed a moment ago and is not found now was deleted meanwhile. */
async function orMoved<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (awsErrorName(error) === "ParentNotFoundException")
      throw changedMeanwhile("An organizational unit was deleted");
    throw error;
  }
}
