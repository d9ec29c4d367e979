import type { Access } from "../../../access/access";
import { isMap } from "../../../config/check/policy/json-map";
import { textOf, type Plan } from "../read/plan";
import type { AccountRef } from "../review";

/** What is known of accounts. */
export interface Accounts {
  /** The account with an id; the same object each time. */
  readonly find: (id: string) => AccountRef;
  /** Unset where neither the snapshot nor the plan tells. */
  readonly managementAccountId?: string;
}

/** Names of accounts, each from the first that has it: the config's keys, the snapshot, what the plan has looked up. */
export function accounts({ lookups }: Plan, access: Access | undefined): Accounts {
  const found = new Map<string, AccountRef>();
  const names = new Map<string, string>();
  let managementAccountId = access?.organization?.managementAccountId;
  for (const { type, values } of lookups) {
    if (!type.startsWith("aws_organizations_")) continue;
    for (const account of accountsOf(values.accounts)) {
      names.set(account.id, account.name);
      managementAccountId ??= account.managementAccountId;
    }
  }
  for (const { id, name } of access?.organization?.accounts.values() ?? []) names.set(id, name);
  for (const [key, lookup] of access?.config.accounts ?? [])
    if (lookup.by === "id") names.set(lookup.id, key);
  // Rows of the config know the keys of accounts that are declared by name, too.
  for (const { accountId, accountName } of access?.accountAssignments ?? [])
    if (accountName !== "") names.set(accountId, accountName);
  return {
    managementAccountId,
    find: (accountId) => {
      const known = found.get(accountId) ?? { accountId, accountName: names.get(accountId) ?? "" };
      found.set(accountId, known);
      return known;
    },
  };
}

/** An account's ARN begins with the id of the management account. */
const arnPattern = /^arn:[\w-]+:organizations::(\d{12}):account\//;

function accountsOf(value: unknown) {
  return (Array.isArray(value) ? (value as unknown[]) : []).filter(isMap).flatMap((account) => {
    const [id, name] = [textOf(account, "id"), textOf(account, "name")];
    if (id === undefined || name === undefined) return [];
    return [{ id, name, managementAccountId: arnPattern.exec(textOf(account, "arn") ?? "")?.[1] }];
  });
}
