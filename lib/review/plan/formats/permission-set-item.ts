import type { AttributeChange, PermissionSetChange, PolicyDiff } from "../review";
import { inAccounts, namedAccounts, principalSpans, type Item, type Span } from "./items";
import type { Labels } from "./labels";
import { durationWords } from "./words";

/** The mark of what is made, changed or deleted as a whole. */
export const setMark = { created: "+", changed: "~", replaced: "↻", deleted: "-" } as const;
/** What becomes of it, as a verb. */
export const setVerb = {
  created: "is created",
  changed: "changes",
  replaced: "is deleted and created anew",
  deleted: "is deleted",
} as const;

/** What becomes of a permission set, and whom that reaches. */
export function permissionSetItem(change: PermissionSetChange, labels: Labels): Item {
  const { attributes, policies, inlinePolicy, gainsAdministration, administration } = change;
  return {
    mark: setMark[change.change],
    text: [{ name: change.permissionSet }, ` ${setVerb[change.change]}`],
    flags: gainsAdministration
      ? ["gains administration"]
      : administration.length > 0
        ? ["administration"]
        : [],
    items: [
      ...(gainsAdministration
        ? administration.map((reason): Item => ({ mark: "!", text: [{ text: reason }] }))
        : []),
      ...attributes.map(attributeItem),
      ...policies.map(({ change: kind, kind: what, policy }): Item => ({
        mark: kind === "added" ? "+" : "-",
        text: [`${what} `, { name: policy }],
      })),
      ...(inlinePolicy ? [policyItem(inlinePolicy)] : []),
      ...(change.change === "replaced" ? [{ text: [newRoles] }] : []),
      ...reachItems(change, labels),
    ],
  };
}

const newRoles = "its roles get new names in every account: policies that name them have to follow";

function policyItem({ change, sensitive, lines }: PolicyDiff): Item {
  return {
    mark: policyMark[change],
    text: [`inline policy ${change}${sensitive ? " (sensitive value)" : ""}`],
    ...(!sensitive && { diff: lines }),
  };
}

const policyMark = { added: "+", changed: "~", removed: "-" } as const;

/** A setting, from what to what. */
export function attributeItem({ attribute, before, after, unknown }: AttributeChange): Item {
  const value = (text: string | undefined): Span =>
    text === undefined ? "none" : { name: attribute === "session duration" ? durationWords(text) : text };
  return {
    mark: before === undefined ? "+" : after === undefined && !unknown ? "-" : "~",
    text: [
      { text: attribute },
      ": ",
      ...(before === undefined ? [] : [value(before), " → "]),
      unknown ? "known after the apply" : value(after),
    ],
  };
}

function reachItems({ change, accounts, principals }: PermissionSetChange, labels: Labels): Item[] {
  if (accounts.length === 0) return [{ text: ["assigned nowhere"] }];
  const who = principals
    .slice(0, namedAccounts)
    .flatMap((principal, index) => [...(index === 0 ? [] : [", "]), ...principalSpans(principal, labels)]);
  const more = principals.length - namedAccounts;
  const verb = change === "deleted" ? "reached " : "reaches ";
  return [inAccounts([verb, ...who, ...(more > 0 ? [` and ${more} more`] : [])], accounts, labels)];
}
