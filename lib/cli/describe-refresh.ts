import { escapeControl } from "../config/problems/show";
import type { Difference } from "../live/verify/verify";
import type { Refresh } from "./verified-plan";

/** So many differences are named; the plan itself has them all. */
const most = 20;

/** What a verified plan refreshed and why, for people. */
export function describeRefresh(refresh: Refresh): string {
  switch (refresh.way) {
    case "nothing":
      return `Verified with ${count(refresh.calls, "call")}: all that the state holds (${count(refresh.resources, "resource")}) agrees with what AWS has, so Terraform planned without a refresh.`;
    case "what-differs": {
      const { resources, differences } = refresh.verification;
      return [
        `Verified with ${count(refresh.calls, "call")}: of ${count(resources, "resource")} in the state, ${differences.length} ${differences.length === 1 ? "does" : "do"} not surely agree with what AWS has. Terraform read those from AWS; all else that it asked IAM Identity Center for was answered from what had been read (${refresh.answered}).`,
        ...listed(differences),
      ].join("\n");
    }
    case "everything":
      return [
        `Not verified, planned with a full refresh: ${escapeControl(refresh.why.replace(/\.$/, ""))}.`,
        ...listed(refresh.verification?.differences ?? []),
      ].join("\n");
  }
}

function listed(differences: readonly Difference[]): string[] {
  const shown = differences
    .slice(0, most)
    .map(({ address, why }) => `  ${escapeControl(address)}: ${escapeControl(why)}`);
  return differences.length > most ? [...shown, `  and ${differences.length - most} more`] : shown;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
