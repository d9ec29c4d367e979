import { riskOf } from "../changes/access-changes";
import type { AccessChange, GroupAccess, MembershipChange, PrincipalChange, Review } from "../review";
import { groupAccess, type AccessLine, type GroupBy } from "./group-access";
import { inAccounts, principalSpans, type Item, type Mark, type Span } from "./items";
import { labelsOf, type Labels } from "./labels";
import { attributeItem, permissionSetItem, setMark, setVerb } from "./permission-set-item";
import { summaryItems } from "./summary";
import { count } from "./words";

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

function principalItem(change: PrincipalChange, labels: Labels): Item {
  return {
    mark: setMark[change.change],
    text: [...principalSpans(change, labels), ` ${setVerb[change.change]}`],
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
