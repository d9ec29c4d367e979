import { escapeControl } from "../config/problems/show";
import type { AccessChange, AccessChangeKind, Review, ReviewCounts } from "./plan/review";

/** How an apply ended. */
export interface Outcome {
  /** Terraform's word that all of the plan is done, or what was not could be taken over. */
  readonly complete: boolean;
  /** Terraform began nothing. */
  readonly refused: boolean;
  /** Addresses of the resources that the plan changes; unset where the plan could not be read. */
  readonly planned?: readonly string[];
  /** Of these, the ones that are as planned now. */
  readonly done: ReadonlySet<string>;
  /** Begun, and not ended as planned. */
  readonly underWay: readonly string[];
  /** Of what is done, the ones that AWS had already, and that the state has taken over. */
  readonly takenOver: readonly string[];
}

/** What has a name in a review. */
export type Named = Pick<Review, "access" | "permissionSets" | "principals" | "memberships"> & {
  readonly counts?: Pick<ReviewCounts, "imported" | "moved" | "forgotten">;
};

/** Lines of names are cut after so many. */
const most = 20;

/**
 * What an apply has done and what it has not, in names: lines of text. Where it did not come to its end, they say what
 * running again does.
 */
export function describeOutcome(review: Named | undefined, outcome: Outcome): readonly string[] {
  const { planned, done, takenOver, complete, refused, underWay } = outcome;
  if (planned === undefined)
    return complete ? ["The plan was applied."] : ["The plan was not applied, or not all of it.", again(0)];
  if (refused) return ["Nothing was changed."];
  const applied = planned.filter((address) => done.has(address));
  const left = planned.filter((address) => !done.has(address));
  return [
    ...(planned.length > 0 ? [`Done: ${applied.length} of ${planned.length} changes.`] : []),
    ...(complete ? inTheState(review, planned.length === 0) : []),
    ...cut(nameAll(review, applied)),
    ...(takenOver.length > 0 ? [takeOver(takenOver.length)] : []),
    ...(left.length > 0 ? [`Not done: ${left.length}.`, ...cut(nameAll(review, left))] : []),
    ...(complete ? [] : [again(underWay.length)]),
  ];
}

/** What only the state hears of: the resources themselves stay as they are. */
function inTheState(review: Named | undefined, alone: boolean): string[] {
  const { imported = 0, moved = 0, forgotten = 0 } = review?.counts ?? {};
  const parts = [
    ...(imported > 0 ? [`${imported} imported`] : []),
    ...(moved > 0 ? [`${moved} moved`] : []),
    ...(forgotten > 0 ? [`${forgotten} let go, which stay in AWS`] : []),
  ];
  if (parts.length > 0)
    return [`In the state: ${parts.join(", ")}.`, ...(imported > 0 ? [importsAreDone] : [])];
  return alone ? ["The plan changes no resource."] : [];
}

/** A later plan would stumble over an import of what AWS has no more. */
const importsAreDone =
  "What imported them has done its work: take it out (in an access config, the key imports).";

/** What running again does. */
function again(underWay: number): string {
  return [
    "Nothing is lost: the state holds what was done.",
    ...(underWay > 0
      ? [
          `${underWay} ${underWay === 1 ? "was" : "were"} under way when it ended, and AWS may still complete ${underWay === 1 ? "it" : "them"}.`,
        ]
      : []),
    "Run identity-center plan again, review what is left, and apply that: what AWS has completed by itself is taken over then, and nothing is assigned twice.",
  ].join(" ");
}

function takeOver(count: number): string {
  const these = count === 1 ? "1 of these existed" : `${count} of these existed`;
  return `${these} already, just as planned: an apply that was ended early leaves such. The state has taken ${count === 1 ? "it" : "them"} over.`;
}

const verbs: Record<AccessChangeKind, string> = {
  gained: "gained",
  lost: "lost",
  interrupted: "revoked and granted again",
};

const noNames: Named = { access: [], permissionSets: [], principals: [], memberships: [] };

/** Names for addresses: what access means first, then everything else; several accounts of one principal in one line. */
function nameAll(review: Named = noNames, addresses: readonly string[]): readonly string[] {
  const wanted = new Set(addresses);
  const access = review.access.filter(({ address }) => wanted.has(address));
  const parts = [
    ...review.permissionSets.map(({ address, change, permissionSet }) => ({
      address,
      text: `permission set ${permissionSet} ${change}`,
    })),
    ...review.principals.map(({ address, change, principalType, principal }) => ({
      address,
      text: `${principalType} ${principal} ${change}`,
    })),
    ...review.memberships.map(({ address, change, user, group }) => ({
      address,
      text: `${user.principal} ${change} ${group.principal}`,
    })),
  ].filter(({ address }) => wanted.has(address));
  const named = new Set([...access, ...parts].map(({ address }) => address));
  const rest = addresses.filter((address) => !named.has(address));
  return [...accessLines(access), ...parts.map(({ text }) => text), ...partsOfSets(rest)].map(escapeControl);
}

/** Parts of permission sets, by the type of their resource: one, and several. */
const partNames: Readonly<Record<string, readonly [string, string]>> = {
  aws_ssoadmin_managed_policy_attachment: ["AWS managed policy", "AWS managed policies"],
  aws_ssoadmin_customer_managed_policy_attachment: ["customer managed policy", "customer managed policies"],
  aws_ssoadmin_permission_set_inline_policy: ["inline policy", "inline policies"],
  aws_ssoadmin_permissions_boundary_attachment: ["permissions boundary", "permissions boundaries"],
};

/** The parts of permission sets, counted by kind; what is none of them by its address. */
function partsOfSets(addresses: readonly string[]): readonly string[] {
  const typeOf = (address: string) => address.split(".").at(-2) ?? "";
  const counted = Object.entries(partNames).flatMap(([type, [one, several]]) => {
    const count = addresses.filter((address) => typeOf(address) === type).length;
    return count === 0 ? [] : [`of permission sets: ${count} ${count === 1 ? one : several}`];
  });
  return [...counted, ...addresses.filter((address) => !Object.hasOwn(partNames, typeOf(address)))];
}

function accessLines(access: readonly AccessChange[]): string[] {
  const groups = new Map<string, AccessChange[]>();
  for (const change of access) {
    const key = JSON.stringify([change.change, change.principalType, change.principal, change.permissionSet]);
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()].flatMap((changes) => {
    const [first] = changes;
    if (first === undefined) return [];
    const accounts = changes.map(({ accountName, accountId }) => accountName || accountId);
    const shown = accounts.slice(0, 5).join(", ");
    const more = accounts.length > 5 ? ` and ${accounts.length - 5} more accounts` : "";
    return [
      `${verbs[first.change]}: ${first.principalType} ${first.principal}, ${first.permissionSet} in ${shown}${more}`,
    ];
  });
}

function cut(lines: readonly string[]): string[] {
  const shown = lines.slice(0, most).map((line) => `  ${line}`);
  return lines.length > most ? [...shown, `  and ${lines.length - most} more`] : shown;
}
