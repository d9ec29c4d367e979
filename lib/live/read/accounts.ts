import type { Account } from "@aws-sdk/client-organizations";
import { ExpectedError } from "../../config/problems/expected-error";
import { show } from "../../config/problems/show";
import { accountStates, type SnapshotAccount } from "../../organization/snapshot";
import { required, type Aws } from "../aws/aws";
import { pages } from "../aws/pages";
import type { LiveAccount } from "../instance";
import type { OnProgress } from "../progress";

/** An account, and where it lies. */
export interface PlacedAccount extends LiveAccount {
  /** The unit or root that holds it; unset where AWS does not tell. */
  readonly parentId?: string;
}

/**
 * All accounts of the organization. How many there are AWS does not say beforehand: `expected`, as many as there were
 * the last time, makes an estimate.
 */
export async function readAccounts(
  aws: Aws,
  onProgress?: OnProgress,
  expected = 0,
): Promise<readonly PlacedAccount[]> {
  const started = performance.now();
  const accounts = new Map<string, PlacedAccount>();
  for await (const page of pages(aws, "organizations", "ListAccounts", {}, ({ Accounts }) =>
    Accounts?.map(toAccount),
  )) {
    for (const account of page) accounts.set(account.id, account);
    onProgress?.({
      step: "accounts",
      done: accounts.size,
      ...(expected > accounts.size && {
        total: expected,
        secondsLeft: secondsLeft(started, accounts.size, expected),
      }),
    });
  }
  onProgress?.({ step: "accounts", done: accounts.size, total: accounts.size });
  return [...accounts.values()];
}

/** As fast as until now: pages come one after the other, each with the token of the one before. */
function secondsLeft(started: number, done: number, total: number): number {
  const seconds = (performance.now() - started) / 1000;
  return Math.ceil((seconds / Math.max(1, done)) * (total - done));
}

/** An account as the list operations show it. */
export function toAccount(account: Account): PlacedAccount {
  const id = required(account.Id, "Account.Id");
  const parentId = parentOf(account.Paths);
  return {
    id,
    name: account.Name ?? id,
    state: stateOf(account, id),
    ...(parentId !== undefined && { parentId }),
  };
}

/**
 * `State` replaces `Status`, which AWS retired on 2026-09-09; an endpoint that has only the older one is understood,
 * because its values mean the same. An account without either must not pass for one that is not active.
 */
function stateOf({ State, Status }: Account, id: string): SnapshotAccount["state"] {
  const state: string = required(State ?? Status, "Account.State");
  const known = accountStates.find((name) => name === state);
  if (known !== undefined) return known;
  throw new ExpectedError(
    `The account ${id} is in a state that is not known here: ${show(state)}; known: ${accountStates.join(", ")}. A newer version of this command may know it.`,
  );
}

/** `o-…/r-…/ou-…/111111111111/` (AWS Organizations entity path): what stands last before the account itself. */
function parentOf(paths: readonly string[] | undefined): string | undefined {
  const steps = paths?.length === 1 ? paths[0]!.split("/") : [];
  return steps.filter((step) => /^(r|ou)-/.test(step)).at(-1);
}
