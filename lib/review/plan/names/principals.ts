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
  /** The key of a principal of the config: a name may be that of another one, or a key that was. */
  readonly keyOf: (principal: PrincipalName) => string | undefined;
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
  const keys = new Map<PrincipalName, string>();
  const keysById = { before: outputKeys(plan, "before"), after: outputKeys(plan, "after") };
  for (const [id, key] of configIds(access)) keysById.after.set(id, key);
  const make = (principalType: PrincipalType, id: string | undefined, address: string, name?: string) => {
    const inOutput = (when: "before" | "after") =>
      id === undefined ? undefined : keysById[when].get(principalName(principalType, id));
    const key = keysByAddress.get(address) ?? inOutput("after");
    const principal = {
      principalType,
      principal: key ?? inOutput("before") ?? name ?? id ?? unknownName,
      ...(id !== undefined && { principalId: id }),
    };
    if (key !== undefined) keys.set(principal, key);
    return principal;
  };
  const add = (type: PrincipalType, address: string, values: JsonMap | undefined) => {
    const id = textOf(values, idAttributes[type]);
    const name = make(type, id, address, textOf(values, nameAttributes[type]));
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
    find: (principalType, id, address = "") => {
      const known = id === undefined ? byAddress.get(address) : byId.get(principalName(principalType, id));
      if (known) return known;
      const made = make(principalType, id, id === undefined ? withoutIndexes(address) : "");
      if (id === undefined) byAddress.set(address, made);
      else byId.set(principalName(principalType, id), made);
      return made;
    },
    keyOf: (principal) => keys.get(principal),
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

/** Keys by type and id, from the stack's output `principal_ids`. */
function outputKeys({ outputs }: Plan, when: "before" | "after"): Map<string, string> {
  const keys = new Map<string, string>();
  const side = outputs.get("principal_ids")?.[when];
  for (const [name, id] of Object.entries(isMap(side) ? side : {})) {
    const [, type, key] = /^(USER|GROUP) (.+)$/s.exec(name) ?? [];
    if (type && key && typeof id === "string") keys.set(principalName(type as PrincipalType, id), key);
  }
  return keys;
}
