import type { Access } from "../../access/access";
import type {
  AuditedAssignment,
  AuditedPermissionSet,
  AuditReport,
  Difference,
} from "../../access/audit-report";
import { escapeControl } from "../../config/problems/show";
import { describeDifference, policyLines } from "../audit/differences";
import type { AuditFilter } from "../audit/select-audit";
import { summarizeAudit } from "../audit/summary";
import { describeFilter } from "./describe-filter";
import { toPageEntry } from "./entries";
import { toGrants } from "./grants";
import type { Change, PageData, PageItem, PageMark, PagePermissionSet, PageSection } from "./page-data";
import { toPagePermissionSet } from "./permission-sets";
import { toPlaces } from "./places";
import { toPagePrincipal } from "./principals";
import { toSection } from "./section";
import { shown } from "./shown";

/** What the page of an audit is made from. */
export interface AuditPageSource {
  /** The audit, or what a filter lets pass of it. */
  readonly report: AuditReport;
  readonly access: Access;
  /** The filter, so that the page says what it does not show. */
  readonly filter?: AuditFilter;
  readonly madeAt?: Date;
}

const changeOf: Readonly<Record<AuditedAssignment["state"], Change>> = {
  "in-sync": "has",
  missing: "missing",
  unmanaged: "unmanaged",
};

/** The page of an audit as data: what differs in words, and every account assignment with its state. */
export function auditPageData({ report, access, filter, madeAt }: AuditPageSource): PageData {
  const { config, organization } = access;
  const rows = report.accountAssignments;
  const { units, accounts, indexOf } = toPlaces(
    organization,
    new Map(rows.map(({ accountId, accountName }) => [accountId, accountName])),
  );
  const { principals, permissionSets, entries, grants } = toGrants(
    rows.map((row) => ({ ...row, change: changeOf[row.state], because: row.notes })),
    indexOf,
  );
  const audited = new Map(report.permissionSets.map((set) => [set.permissionSet, set]));
  return {
    kind: "audit",
    title: "What AWS has, and what the access config says",
    ...(madeAt && { madeAt: madeAt.toISOString() }),
    only: filter ? describeFilter(filter) : [],
    warnings: access.warnings.map(({ message }) => shown(message)),
    units,
    accounts,
    principals: principals.map((principal) => toPagePrincipal(principal, config)),
    permissionSets: permissionSets.map((key) => permissionSet(key, access, audited.get(key))),
    entries: entries.map((name) => toPageEntry(name, config)),
    grants,
    summary: { headline: summarizeAudit(report).map(sentence), sections: sectionsOf(report) },
  };
}

/** What a permission set gives in AWS counts, too: a policy attached by hand is in no config. */
function permissionSet(
  key: string,
  { config }: Access,
  audited: AuditedPermissionSet | undefined,
): PagePermissionSet {
  const set = toPagePermissionSet(key, config.permissionSets.get(key));
  if (set.administration.length > 0 || audited?.administration !== true) return set;
  return { ...set, administration: ["by what it has in AWS"] };
}

function sentence(text: string): PageItem {
  return { text: [[shown(text), "sentence"]] };
}

/** What differs; a part without any is left out. */
function sectionsOf({ accountAssignments, permissionSets }: AuditReport): PageSection[] {
  const rows = (state: AuditedAssignment["state"]) => accountAssignments.filter((row) => row.state === state);
  return [
    toSection("Unmanaged: AWS has it, and the access config does not", rows("unmanaged"), rowItem),
    toSection("Missing: the access config has it, and AWS does not", rows("missing"), rowItem),
    toSection(
      "Permission sets that differ",
      permissionSets.filter(({ state }) => state !== "in-sync"),
      permissionSetItem,
    ),
  ].filter(({ items }) => items.length > 0);
}

function rowItem(row: AuditedAssignment): PageItem {
  const { state, principalType, principal, permissionSet, accountId, accountName, administration } = row;
  const flags = [...(administration ? ["gives administration"] : []), ...row.notes.map(shown)];
  return {
    mark: state === "missing" ? "-" : "!",
    text: [
      principalType === "USER" ? "User " : "Group ",
      [shown(principal)],
      state === "missing" ? " should have " : " has ",
      [shown(permissionSet)],
      " in ",
      [shown(accountName || accountId)],
      ...(accountName ? [` (${accountId})`] : []),
    ],
    ...(flags.length > 0 && { flags }),
  };
}

const permissionSetWords: Readonly<
  Record<AuditedPermissionSet["state"], readonly [PageMark | undefined, string]>
> = {
  unmanaged: ["!", "is unmanaged"],
  missing: ["-", "is missing"],
  changed: ["~", "was changed"],
  "in-sync": [undefined, "is in sync"],
};

function permissionSetItem({
  permissionSet,
  name,
  state,
  administration,
  differences,
}: AuditedPermissionSet): PageItem {
  const [mark, words] = permissionSetWords[state];
  return {
    ...(mark && { mark }),
    text: [
      [shown(permissionSet)],
      ...(name === permissionSet ? [] : [", in AWS ", [shown(name)] as const, ","]),
      ` ${words}`,
    ],
    ...(administration && { flags: ["gives administration"] }),
    ...(differences.length > 0 && { items: differences.map(differenceItem) }),
  };
}

function differenceItem(difference: Difference): PageItem {
  // The white space of a policy's lines is part of how it reads.
  const diff = policyLines(difference).map(escapeControl);
  return {
    text: [[shown(describeDifference(difference)), "sentence"]],
    ...(diff.length > 0 && { diff }),
  };
}
