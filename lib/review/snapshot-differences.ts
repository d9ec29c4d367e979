import { escapeControl, show } from "../config/problems/show";
import type { SnapshotDifference } from "../organization/compare-snapshots";

/** What changed in an organization, a line each: `+` for what came, `-` for what went, `~` for what is different. */
export function formatSnapshotDifferences(differences: readonly SnapshotDifference[]): string {
  return differences.map((difference) => escapeControl(line(difference))).join("\n");
}

function line(difference: SnapshotDifference): string {
  switch (difference.kind) {
    case "organization":
      return `~ the organization was ${difference.before}, and is ${difference.after}`;
    case "management-account":
      return `~ the management account was ${difference.before}, and is ${difference.after}`;
    case "unit-added":
      return `+ organizational unit ${difference.path} (${difference.id})`;
    case "unit-removed":
      return `- organizational unit ${difference.path} (${difference.id})`;
    case "unit-path":
      return `~ organizational unit ${difference.id}: was ${difference.before}, is ${difference.after}`;
    case "account-added":
      return `+ account ${difference.id} ${show(difference.name)} in ${difference.unit}`;
    case "account-removed":
      return `- account ${difference.id} ${show(difference.name)} in ${difference.unit}`;
    case "account-renamed":
      return `~ account ${difference.id} ${show(difference.name)}: was called ${show(difference.before)}`;
    case "account-moved":
      return `~ account ${difference.id} ${show(difference.name)}: moved from ${difference.before} to ${difference.after}`;
    case "account-state":
      return `~ account ${difference.id} ${show(difference.name)}: was ${difference.before}, is ${difference.after}`;
    case "account-tags":
      return `~ account ${difference.id} ${show(difference.name)}: tags were ${difference.before}, are ${difference.after}`;
  }
}
