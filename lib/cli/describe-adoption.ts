import path from "node:path";
import { escapeControl, show } from "../config/problems/show";
import type { Adoption } from "../live/adopt/adopt";
import type { ReadConfig } from "../live/adopt/into-config";
import { removalCommand, type LeftOut, type LeftOutReason } from "../live/adopt/left-out";
import { principalKey, type InstanceState } from "../live/instance";
import type { Snapshot } from "../organization/snapshot";
import type { AdoptionPlaces } from "./adoption-places";
import { describeSnapshot } from "./describe-snapshot";

/** Lines of one reason; an audit lists all. */
const most = 20;

/** What was written besides the access config. */
export interface Written {
  /** How many imports. */
  readonly imports: number;
  readonly snapshot: Snapshot | undefined;
}

/** What was written, and what comes next. */
export function describeAdoption(
  { document, rows }: Adoption,
  { imports, snapshot }: Written,
  places: AdoptionPlaces,
  target: ReadConfig | undefined,
): string {
  const size = (map: object | undefined) => Object.keys(map ?? {}).length;
  const entries = size(document.assignments);
  const parts = [
    count(size(document.permissionSets), "permission set"),
    `${count(rows.length, "account assignment")} in ${entries === 1 ? "1 entry" : `${entries} entries`}`,
    count(size(document.groups), "group"),
    count(size(document.users), "user"),
  ];
  const at = (name: string) => path.join(places.folder, name);
  const nothing = entries + size(document.permissionSets) + size(document.accessControlAttributes) === 0;
  const written =
    target && nothing
      ? `The access config lacks nothing of what AWS has.`
      : `${at(places.document ?? "")} is written: ${parts.join(", ")}.`;
  return [
    written,
    ...(snapshot ? [`${at(places.snapshot)} is written: ${describeSnapshot(snapshot)}.`] : []),
    `${at(places.imports)} is written: ${count(imports, "import")}.`,
    ...(target ? whatToMerge(document, places, target, nothing) : []),
    "The next plan imports what Terraform does not have yet, and changes nothing. Once that is applied, take imports out of the config, and remove its file.",
  ]
    .map(escapeControl)
    .join("\n");
}

function whatToMerge(
  { imports }: Adoption["document"],
  places: AdoptionPlaces,
  { source }: ReadConfig,
  nothing: boolean,
): string[] {
  const isFolder = source.partOf !== undefined;
  const name = imports === undefined || nothing;
  return [
    ...(nothing || isFolder
      ? []
      : [
          `Merge ${places.document} into ${source.file}, map by map; or put both into a folder, which is read as one config.`,
        ]),
    ...(name ? [`Name the imports in the access config: imports: ${places.imports}`] : []),
  ];
}

const reasons: Readonly<Record<LeftOutReason, string>> = {
  "deleted-principal":
    "of principals that were deleted, which no config can name; they give nobody access. To remove them",
  "inactive-account": "in accounts that are not ACTIVE, which cannot be assigned; they end with the account",
  "account-not-in-organization": "in accounts that are not in the organization. To remove them",
  "management-account":
    "in the management account, or of permission sets that are used there: a delegated administrator may not change them; adopt from the management account if they are to be managed",
  "control-tower": "of permission sets that AWS Control Tower owns (--skip-control-tower)",
  ignored: "that the access config ignores",
};

const removable: readonly LeftOutReason[] = ["deleted-principal", "account-not-in-organization"];

/** What AWS has and the config does not get, and what else deserves a look; empty where there is nothing. */
export function describeLeftOut({ leftOut, notes }: Adoption, state: InstanceState): string {
  const byReason = new Map<LeftOutReason, LeftOut[]>();
  for (const one of leftOut) byReason.set(one.reason, [...(byReason.get(one.reason) ?? []), one]);
  const blocks = [...byReason].map(([reason, all]) => {
    const lines = all
      .slice(0, most)
      .map(({ row }) => (removable.includes(reason) ? removalCommand(row, state) : described(row, state)));
    if (all.length > most)
      lines.push(`and ${all.length - most} more; identity-center audit lists them as unmanaged`);
    return [`Left out: ${count(all.length, "account assignment")} ${reasons[reason]}:`, ...lines].join(
      "\n  ",
    );
  });
  return [...notes, ...blocks].map(escapeControl).join("\n");
}

function described(row: LeftOut["row"], { permissionSets, principals, accounts }: InstanceState): string {
  const principal = principals.get(principalKey(row.principalType, row.principalId));
  const name = principal && !principal.deleted ? principal.name : row.principalId;
  const account = accounts.get(row.accountId);
  const set = permissionSets.get(row.permissionSetArn)?.name ?? row.permissionSetArn;
  return `${show(name)}, ${set}, ${row.accountId}${account ? ` ${show(account.name)} (${account.state})` : ""}`;
}

function count(number: number, what: string): string {
  return `${number.toLocaleString("en")} ${what}${number === 1 ? "" : "s"}`;
}
