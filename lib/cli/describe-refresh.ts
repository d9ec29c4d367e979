import { escapeControl } from "../config/problems/show";
import type { Difference } from "../live/verify/verify";
import type { Refresh } from "./verified-plan";

/** So many differences are named; the plan itself has them all. */
const most = 20;

/** What a verified plan refreshed and why, for people. */
export function describeRefresh(refresh: Refresh): string {
  switch (refresh.way) {
    case "nothing":
      if (refresh.resources === 0) return "The state holds nothing yet: there was nothing to refresh.";
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
        `Not verified, planned with a full refresh: ${escapeControl(reasonOf(refresh.why))}.`,
        ...listed(refresh.verification?.differences ?? []),
      ].join("\n");
  }
}

/** A sentence of the reader, which does not know that a plan is written all the same. */
function reasonOf(why: string): string {
  return why.replace(/[;.]? nothing was written\.$/i, "").replace(/\.$/, "");
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
