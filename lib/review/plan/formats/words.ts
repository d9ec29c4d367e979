import { toMinutes } from "../../../config/check/session-duration";
import type { PrincipalName } from "../review";

/** A number and what it counts: `1 account`, `2 accounts`, `3 identities`. */
export function count(number: number, one: string, several = `${one}s`): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? one : several}`;
}

/** `user` or `group`, as people write it. */
export function typeWord({ principalType }: Pick<PrincipalName, "principalType">): string {
  return principalType === "USER" ? "user" : "group";
}

/** A duration as people read it, `1 h 30 min`; what is none, as it stands there. */
export function durationWords(duration: string): string {
  const minutes = toMinutes(duration);
  if (minutes === undefined) return duration;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 && `${hours} h`, rest > 0 && `${rest} min`].filter(Boolean).join(" ") || "0 min";
}
