import type { Review } from "../review";
import type { Item } from "./items";
import { count } from "./words";

/** Counts, one line each; the first is the headline, and what is risky comes next. */
export function summaryItems({ counts }: Review): Item[] {
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
