import type { PrincipalName } from "../review";

/** A number and what it counts: `1 account`, `2 accounts`, `3 identities`. */
export function count(number: number, one: string, several = `${one}s`): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : several}`;
}

/** `user` or `group`, as people write it. */
export function typeWord({ principalType }: Pick<PrincipalName, "principalType">): string {
  return principalType === "USER" ? "user" : "group";
}
