import type { Access } from "../../../access/access";
import type { AccountAssignment } from "../../../access/account-assignment";
import { compare } from "../compare";
import type { KnownPermissionSet } from "../names/permission-sets";
import { actionOf, type Plan } from "../read/plan";
import type { AccessChange, AccessChangeKind, PrincipalName, ReviewEntry } from "../review";
import type { When } from "./contents";
import { sameGrant, type Grant, type PlannedAssignment } from "./assignments";

/** What judges access besides the plan. */
export interface AccessJudge {
  readonly isAdministrative: (set: KnownPermissionSet, when: When) => boolean;
  readonly managementAccountId: string | undefined;
  readonly plan: Pick<Plan, "removedOutside">;
  readonly access: Access | undefined;
  /** The key of a principal of the config. */
  readonly keyOf: (principal: PrincipalName) => string | undefined;
}

/** A change in the making. */
interface Draft {
  readonly change: AccessChangeKind;
  readonly grant: Grant;
  readonly because: readonly string[];
  readonly address: string;
}

/** Every account assignment that changes, the riskiest first. */
export function accessChanges(assignments: readonly PlannedAssignment[], judge: AccessJudge): AccessChange[] {
  const entriesOf = entryFinder(judge);
  return joinMoves(assignments.flatMap((assignment) => draftsOf(assignment, judge)))
    .map((draft) => toChange(draft, judge, entriesOf))
    .sort(byRisk);
}

function draftsOf(assignment: PlannedAssignment, { plan }: AccessJudge): Draft[] {
  const { resource, before, after } = assignment;
  const { address } = resource;
  const gained = (because: readonly string[] = []) =>
    after ? [{ change: "gained", grant: after, because, address } as const] : [];
  const lost = () => (before ? [{ change: "lost", grant: before, because: [], address } as const] : []);
  const action = actionOf(resource);
  if (action === "create") {
    return gained(plan.removedOutside.has(address) ? ["Somebody took it away outside of Terraform."] : []);
  }
  if (action === "delete") return lost();
  if (action === "update")
    return before && after && !sameGrant(before, after) ? [...lost(), ...gained()] : [];
  if (action !== "replace" || !before || !after) return [];
  if (!sameGrant(before, after)) return [...lost(), ...gained()];
  return [{ change: "interrupted", grant: after, because: whyReplaced(assignment), address }];
}

function whyReplaced({ resource: { replacePaths, reason } }: PlannedAssignment): readonly string[] {
  if (reason === "replace_because_tainted") return ["An earlier apply failed while it was made."];
  if (reason === "replace_by_request") return ["It was asked for with -replace."];
  const paths = new Set(replacePaths);
  return [
    ...(paths.delete("permission_set_arn") ? ["Its permission set is replaced by a new one."] : []),
    ...(paths.delete("principal_id") ? ["Its principal is replaced by a new one."] : []),
    ...(paths.size > 0 ? [`AWS cannot change ${[...paths].join(", ")} of it.`] : []),
  ];
}

/**
 * One account assignment that is deleted at one address and created at another, as where a key changes without
 * `renamed`: AWS knows it only once, and what remains depends on which of the two Terraform does last.
 */
function joinMoves(drafts: readonly Draft[]): readonly Draft[] {
  const nameOf = ({ grant: { principal, set, account } }: Draft) =>
    JSON.stringify([
      principal.principalType,
      principal.principalId,
      set.address ?? set.label,
      account.accountId,
    ]);
  const lost = new Map(
    drafts
      .filter(({ change, grant }) => change === "lost" && grant.principal.principalId)
      .map((draft) => [nameOf(draft), draft]),
  );
  if (lost.size === 0) return drafts;
  const joined = new Set<Draft>();
  const interrupted = drafts.map((draft) => {
    const other = draft.change === "gained" ? lost.get(nameOf(draft)) : undefined;
    if (!other) return draft;
    joined.add(other);
    return { ...draft, change: "interrupted" as const, because: [twoAddresses] };
  });
  return interrupted.filter((draft) => !joined.has(draft));
}

const twoAddresses =
  "Terraform deletes it at one address and creates it at another, in no certain order, so it may be gone afterwards. Where a key has changed, say so in `renamed`, and plan again.";

function toChange(
  { change, grant, because, address }: Draft,
  judge: AccessJudge,
  entriesOf: EntryFinder,
): AccessChange {
  const { principal, set, account } = grant;
  return {
    change,
    ...principal,
    permissionSet: set.label,
    ...account,
    entries: change === "lost" ? [] : entriesOf(grant),
    administration: judge.isAdministrative(set, change === "lost" ? "before" : "after"),
    managementAccount: account.accountId === judge.managementAccountId,
    directUser: principal.principalType === "USER",
    because,
    address,
  };
}

type EntryFinder = (grant: Grant) => readonly ReviewEntry[];

/** Finds the entries of the config that give something. */
function entryFinder({ access, keyOf }: AccessJudge): EntryFinder {
  const nameOf = (
    row: Pick<AccountAssignment, "principalType" | "principal" | "permissionSet" | "accountId">,
  ) => `${row.principalType}\0${row.principal}\0${row.permissionSet}\0${row.accountId}`;
  const rows = new Map(access?.accountAssignments.map((row) => [nameOf(row), row.entries]));
  const entries = new Map(
    [...(access?.config.assignments ?? [])].map(([name, { reason, expires }]): [string, ReviewEntry] => [
      name,
      { name, ...(reason !== undefined && { reason }), ...(expires !== undefined && { expires }) },
    ]),
  );
  return ({ principal, set, account }) => {
    const [key, permissionSet] = [keyOf(principal), set.key];
    if (key === undefined || permissionSet === undefined) return [];
    const { principalType } = principal;
    const names = rows.get(
      nameOf({ principalType, principal: key, permissionSet, accountId: account.accountId }),
    );
    return names?.map((name) => entries.get(name) ?? { name }) ?? [];
  };
}

/** What a reader has to see first: lower is riskier. */
export function riskOf({ change, administration, managementAccount, directUser }: AccessChange): number {
  if (change === "gained" && administration) return 0;
  if (managementAccount) return 1;
  if (change === "gained" && directUser) return 2;
  if (change === "interrupted") return 3;
  return change === "gained" ? 4 : 5;
}

function byRisk(a: AccessChange, b: AccessChange): number {
  return (
    riskOf(a) - riskOf(b) ||
    compare(a.principalType, b.principalType) ||
    compare(a.principal, b.principal) ||
    compare(a.permissionSet, b.permissionSet) ||
    compare(a.change, b.change) ||
    compare(a.accountName, b.accountName) ||
    compare(a.accountId, b.accountId)
  );
}
