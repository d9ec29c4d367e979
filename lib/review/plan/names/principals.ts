import type { Access } from "../../../access/access";
import type { PrincipalType } from "../../../access/account-assignment";
import { principalAddress, principalName } from "../../../access/address";
import { isMap, type JsonMap } from "../../../config/check/policy/json-map";
import { textOf, withoutIndexes, type Plan } from "../read/plan";
import type { PrincipalName } from "../review";

/** Finds what people call a principal. */
export interface PrincipalNames {
  /**
   * The principal with an id; where the id is known only after the apply, the one at an address. With neither, one
   * whose name says so.
   */
  readonly find: (principalType: PrincipalType, id?: string, address?: string) => PrincipalName;
}

/** What is shown in place of a name that nothing in the plan or the config tells. */
export const unknownName = "(known after the apply)";

const prefixes = { USER: "aws_identitystore_user", GROUP: "aws_identitystore_group" } as const;
const idAttributes = { USER: "user_id", GROUP: "group_id" } as const;
const nameAttributes = { USER: "user_name", GROUP: "display_name" } as const;
const types = ["USER", "GROUP"] as const;

/**
 * Names of principals, each from the first source that has it: the config by its addresses and ids, the outputs of the
 * stack, what was looked up or is created by the plan.
 */
export function principalNames(plan: Plan, access: Access | undefined): PrincipalNames {
  const keysByAddress = configKeys(access);
  const byAddress = new Map<string, PrincipalName>();
  const byId = new Map<string, PrincipalName>();
  const keysById = outputKeys(plan);
  for (const [id, key] of configIds(access)) keysById.set(id, key);
  const add = (type: PrincipalType, address: string, values: JsonMap | undefined) => {
    const id = textOf(values, idAttributes[type]);
    const key =
      keysByAddress.get(address) ?? (id === undefined ? undefined : keysById.get(principalName(type, id)));
    const principal = key ?? textOf(values, nameAttributes[type]) ?? id ?? unknownName;
    const name = { principalType: type, principal, ...(id !== undefined && { principalId: id }) };
    if (!byAddress.has(address)) byAddress.set(address, name);
    if (id !== undefined && !byId.has(principalName(type, id))) byId.set(principalName(type, id), name);
  };
  for (const type of types) {
    for (const lookup of plan.lookups)
      if (lookup.type === prefixes[type]) add(type, lookup.address, lookup.values);
    for (const { type: kind, address, before, after } of plan.resources) {
      if (kind !== prefixes[type]) continue;
      add(
        type,
        address,
        after && (textOf(after, idAttributes[type]) !== undefined || !before) ? after : before,
      );
    }
  }
  return {
    find: (principalType, id, address) => {
      if (id === undefined) {
        const found = address === undefined ? undefined : byAddress.get(address);
        const key = address === undefined ? undefined : keysByAddress.get(withoutIndexes(address));
        return found ?? { principalType, principal: key ?? unknownName };
      }
      const name = principalName(principalType, id);
      const known = byId.get(name) ?? {
        principalType,
        principal: keysById.get(name) ?? id,
        principalId: id,
      };
      byId.set(name, known);
      return known;
    },
  };
}

/** Keys of the config by the address of what it makes of them, be it looked up or created. */
function configKeys(access: Access | undefined): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  const add = (type: PrincipalType, people: ReadonlyMap<string, unknown> | undefined) => {
    for (const key of people?.keys() ?? []) {
      const name = `${prefixes[type]}.${principalAddress(type, key)}`;
      keys.set(name, key).set(`data.${name}`, key);
    }
  };
  add("USER", access?.config.users);
  add("GROUP", access?.config.groups);
  return keys;
}

/** Keys by type and id, of principals that the config names by id. */
function configIds(access: Access | undefined): readonly (readonly [string, string])[] {
  const ofType = (
    type: PrincipalType,
    people: ReadonlyMap<string, { by: string; id?: string }> | undefined,
  ) =>
    [...(people ?? [])].flatMap(([key, { by, id }]) =>
      by === "id" && id !== undefined ? [[principalName(type, id), key] as const] : [],
    );
  return [...ofType("USER", access?.config.users), ...ofType("GROUP", access?.config.groups)];
}

/** Keys by type and id, from the stack's output `principal_ids`; the new keys where a key changes. */
function outputKeys({ outputs }: Plan): Map<string, string> {
  const keys = new Map<string, string>();
  const output = outputs.get("principal_ids");
  for (const side of [output?.before, output?.after]) {
    for (const [name, id] of Object.entries(isMap(side) ? side : {})) {
      const [, type, key] = /^(USER|GROUP) (.+)$/s.exec(name) ?? [];
      if (type && key && typeof id === "string") keys.set(principalName(type as PrincipalType, id), key);
    }
  }
  return keys;
}
