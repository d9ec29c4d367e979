import { riskOf } from "../changes/access-changes";
import type {
  AccessChange,
  AccountRef,
  AttributeChange,
  GroupAccess,
  MembershipChange,
  PermissionSetChange,
  PolicyDiff,
  PolicyLine,
  PrincipalChange,
  PrincipalName,
  Review,
} from "../review";
import { groupAccess, type AccessLine, type GroupBy } from "./group-access";
import { labelsOf, type Labels } from "./labels";
import { count, durationWords, typeWord } from "./words";

/** A piece of a line: our own words, a name from elsewhere, or a sentence from elsewhere. */
export type Span = string | { readonly name: string } | { readonly text: string };

/** What happens: new, gone, revoked and granted again, changed, or to be looked at. */
export type Mark = "+" | "-" | "↻" | "~" | "!";

/** A line, with what belongs below it. */
export interface Item {
  readonly mark?: Mark;
  readonly text: readonly Span[];
  /** Why it deserves attention. */
  readonly flags?: readonly string[];
  readonly items?: readonly Item[];
  /** Names that would make the line too long. */
  readonly names?: { readonly title: string; readonly names: readonly string[] };
  /** A policy's difference. */
  readonly diff?: readonly PolicyLine[];
}

/** A part of a review. Each of its items can be read without the others. */
export interface Section {
  readonly title: string;
  /** Items with their rank: where there is no room for all, those of the lowest ranks stay. */
  readonly items: readonly { readonly item: Item; readonly rank: number }[];
}

/** A review as text has it, whatever the format. */
export interface ReviewDocument {
  /** Counts, one line each; the first is the headline. */
  readonly summary: readonly Item[];
  readonly sections: readonly Section[];
}

/** The text of a review, without form. */
export function reviewDocument(review: Review, by: GroupBy): ReviewDocument {
  const labels = labelsOf(review);
  const ranked = (items: readonly Item[], rank: number) => items.map((item) => ({ item, rank }));
  const sections: Section[] = [
    { title: "Warnings", items: ranked(review.warnings.map(warningItem), 0) },
    { title: `Access, by ${by}`, items: accessItems(review.access, by, labels) },
    {
      title: "Permission sets",
      items: review.permissionSets.map((change) => ({
        item: permissionSetItem(change, labels),
        rank: change.gainsAdministration ? 0 : 4,
      })),
    },
    {
      title: "Group memberships",
      items: review.memberships.map((change) => ({
        item: membershipItem(change, labels),
        rank: change.administration ? 0 : 4,
      })),
    },
    {
      title: "Users and groups",
      items: ranked(
        review.principals.map((change) => principalItem(change, labels)),
        5,
      ),
    },
    { title: "Why these permission sets give administration", items: ranked(administrationItems(review), 5) },
    { title: "Other resources", items: ranked(review.other.map(otherItem), 6) },
    {
      title: "Left to people",
      items: ranked(
        review.notes.map((note) => ({ text: [{ text: note }] })),
        0,
      ),
    },
  ];
  return { summary: summaryItems(review), sections: sections.filter(({ items }) => items.length > 0) };
}

function summaryItems({ counts }: Review): Item[] {
  const { gained, lost, interrupted } = counts;
  const number = (value: number) => value.toLocaleString("en-US");
  const besides = besidesOf(counts);
  return [
    {
      text: [
        gained + lost + interrupted === 0
          ? "No account assignment changes."
          : `Account assignments: ${number(gained)} gained, ${number(lost)} lost, ${number(interrupted)} revoked and granted again.`,
      ],
    },
    ...(lost > 1 && lost === counts.held ? [{ mark: "!" as const, text: [everythingLost] }] : []),
    ...risksOf(counts).map((text): Item => ({ mark: "!", text: [`${text}.`] })),
    ...(besides.length > 0 ? [{ text: [`Besides: ${besides.join(", ")}.`] }] : []),
  ];
}

const everythingLost =
  "Every account assignment that this state holds is lost: make sure that it is the state of this config.";

function risksOf(counts: Review["counts"]): string[] {
  const before = "administration that was not there before";
  const gone = "by a replacement: until then, access is gone";
  const parts: readonly (readonly [number, string, string?])[] = [
    [counts.administrationGained, `account assignment gives ${before}`, `account assignments give ${before}`],
    [
      counts.administrationJoined,
      "user joins a group with administration",
      "users join a group with administration",
    ],
    [counts.managementAccount, "reaches the management account", "reach the management account"],
    [
      counts.directUsers,
      "is gained by a user directly, not through a group",
      "are gained by users directly, not through groups",
    ],
    [counts.interrupted, `is revoked and granted again ${gone}`, `are revoked and granted again ${gone}`],
    [counts.warnings, "warning of the access config", "warnings of the access config"],
  ];
  return parts.filter(([value]) => value > 0).map(([value, one, several]) => count(value, one, several));
}

function besidesOf(counts: Review["counts"]): string[] {
  const parts: readonly (readonly [number, string])[] = [
    [counts.permissionSets, count(counts.permissionSets, "permission set")],
    [counts.memberships, count(counts.memberships, "group membership")],
    [counts.principals, count(counts.principals, "user or group", "users and groups")],
    [counts.other, count(counts.other, "other resource")],
    [counts.moved, `${count(counts.moved, "resource")} moved to a new address, which changes nothing`],
    [counts.imported, `${count(counts.imported, "resource")} imported, which changes nothing in AWS`],
    [
      counts.forgotten,
      `${count(counts.forgotten, "resource")} that Terraform lets go and AWS keeps, access included`,
    ],
    [counts.outputs, count(counts.outputs, "output")],
  ];
  return parts.filter(([value]) => value > 0).map(([, text]) => text);
}

function warningItem({ path, message }: Review["warnings"][number]): Item {
  return { mark: "!", text: [...(path === "" ? [] : [{ name: path }, ": "]), { text: message }] };
}

function accessItems(access: readonly AccessChange[], by: GroupBy, labels: Labels): Section["items"] {
  return groupAccess(access, by).map(({ about, lines, risk }) => ({
    rank: risk,
    item: {
      text: by === "account" ? ["account ", { name: labels.account(about) }] : principalSpans(about, labels),
      items: lines.map((line) => accessItem(line, by, labels)),
    },
  }));
}

const markOf = { gained: "+", lost: "-", interrupted: "↻" } as const;
const verbOf = { gained: "gains", lost: "loses", interrupted: "loses and gets back" } as const;

function accessItem({ change, accounts }: AccessLine, by: GroupBy, labels: Labels): Item {
  const what: Span[] = [`${verbOf[change.change]} `, { name: change.permissionSet }];
  const details = [
    ...change.because.map((text): Item => ({ text: [{ text }] })),
    ...change.entries.map(entryItem),
  ];
  return {
    mark: markOf[change.change],
    ...(by === "account"
      ? { text: [...principalSpans(change, labels), " ", ...what] }
      : inAccounts(what, accounts, labels)),
    flags: flagsOf(change),
    items: details,
  };
}

function flagsOf(change: AccessChange): string[] {
  const { administration, managementAccount, directUser } = change;
  return [
    ...(administration ? ["administration"] : []),
    ...(managementAccount ? ["management account"] : []),
    ...(directUser && change.change === "gained" ? ["user directly"] : []),
    ...(riskOf(change) === 3 ? ["interrupted"] : []),
  ];
}

function entryItem({ name, reason, expires }: AccessChange["entries"][number]): Item {
  return {
    text: [
      "from ",
      { name },
      ...(expires === undefined ? [] : [" until ", { text: expires }]),
      ...(reason === undefined ? [] : [": ", { text: reason }]),
    ],
  };
}

/** Accounts named in a line; of more, the number. */
const namedAccounts = 8;

function inAccounts(
  before: readonly Span[],
  accounts: readonly AccountRef[],
  labels: Labels,
): Pick<Item, "text" | "names"> {
  const names = accounts.map(labels.account);
  if (names.length <= namedAccounts) return { text: [...before, " in ", ...joined(names)] };
  const title = count(names.length, "account");
  return { text: [...before, ` in ${title}`], names: { title, names } };
}

function joined(names: readonly string[]): Span[] {
  return names.flatMap((name, index) => (index === 0 ? [{ name }] : [", ", { name }]));
}

function principalSpans(principal: PrincipalName, labels: Labels): Span[] {
  return [`${typeWord(principal)} `, { name: labels.principal(principal) }];
}

const setMark = { created: "+", changed: "~", replaced: "↻", deleted: "-" } as const;
const setVerb = {
  created: "is created",
  changed: "changes",
  replaced: "is deleted and created anew",
  deleted: "is deleted",
} as const;

function permissionSetItem(change: PermissionSetChange, labels: Labels): Item {
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

function attributeItem({ attribute, before, after, unknown }: AttributeChange): Item {
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

const memberMark = { joined: "+", left: "-", interrupted: "↻" } as const;
const memberVerb = { joined: "joins", left: "leaves", interrupted: "leaves and joins again" } as const;
const memberEffect = { joined: "gains", left: "loses", interrupted: "loses and gets back" } as const;

function membershipItem(
  { change, group, user, access, administration }: MembershipChange,
  labels: Labels,
): Item {
  const effect = (held: GroupAccess): Item =>
    inAccounts([`${memberEffect[change]} `, { name: held.permissionSet }], held.accounts, labels);
  return {
    mark: memberMark[change],
    text: [...principalSpans(user, labels), ` ${memberVerb[change]} `, ...principalSpans(group, labels)],
    flags: administration ? ["administration"] : [],
    items: access.length > 0 ? access.map(effect) : [{ text: ["the group has no access"] }],
  };
}

const principalVerb = {
  created: "is created",
  changed: "changes",
  replaced: "is deleted and created anew",
  deleted: "is deleted",
} as const;

function principalItem(change: PrincipalChange, labels: Labels): Item {
  return {
    mark: setMark[change.change],
    text: [...principalSpans(change, labels), ` ${principalVerb[change.change]}`],
    items: change.attributes.map(attributeItem),
  };
}

/** Of a permission set that gains administration, its own change has said why. */
function administrationItems({ administration, permissionSets }: Review): Item[] {
  const told = new Set(
    permissionSets
      .filter(({ gainsAdministration }) => gainsAdministration)
      .map(({ permissionSet }) => permissionSet),
  );
  return administration
    .filter(({ permissionSet }) => !told.has(permissionSet))
    .map(({ permissionSet, reasons }) => ({
      text: [
        { name: permissionSet },
        ": ",
        ...reasons.flatMap((text, index): Span[] => (index === 0 ? [{ text }] : ["; ", { text }])),
      ],
    }));
}

const actionMark: Readonly<Record<string, Mark>> = { create: "+", delete: "-", replace: "↻" };
const actionWord: Readonly<Record<string, string>> = {
  create: "to create",
  update: "to change",
  delete: "to delete",
  replace: "to delete and create anew",
};

function otherItem({ type, action, count: number, addresses }: Review["other"][number]): Item {
  const title = count(number, "resource");
  return {
    mark: actionMark[action] ?? "~",
    text: [{ name: type }, `: ${number.toLocaleString("en-US")} ${actionWord[action] ?? "to change"}`],
    names: {
      title: number > addresses.length ? `the first ${addresses.length} of ${title}` : title,
      names: addresses,
    },
  };
}
