import type { Access } from "../../access/access";
import { escapeControl } from "../../config/problems/show";
import { reviewDocument, type Section } from "../plan/formats/document";
import type { GroupBy } from "../plan/formats/group-access";
import type { Item, Span } from "../plan/formats/items";
import { labelsOf } from "../plan/formats/labels";
import type { Review, ReviewEntry } from "../plan/review";
import { toGrants } from "./grants";
import type { PageData, PageItem, PagePermissionSet, PageSection, PageText } from "./page-data";
import { toPagePermissionSet } from "./permission-sets";
import { toPlaces } from "./places";
import { toPagePrincipal } from "./principals";
import { toSection } from "./section";
import { shown } from "./shown";

/** What the page of a review is made from. */
export interface ReviewPageSource {
  readonly review: Review;
  /** What the config and the snapshot tell beside the plan, where they were found. */
  readonly access?: Access;
  /** What the summary groups access by. */
  readonly by: GroupBy;
  readonly madeAt?: Date;
}

/** The page of a review as data: what changes as account assignments, and the same text as in the other formats. */
export function reviewPageData({ review, access, by, madeAt }: ReviewPageSource): PageData {
  const labels = labelsOf(review);
  const { units, accounts, indexOf } = toPlaces(
    access?.organization,
    new Map(review.access.map(({ accountId, accountName }) => [accountId, accountName])),
  );
  const rows = review.access.map((change) => ({
    ...change,
    principal: labels.principal(change),
    entries: change.entries.map(({ name }) => name),
  }));
  const { principals, permissionSets, entries, grants } = toGrants(rows, indexOf);
  const known = new Map(
    review.access.flatMap((change) => change.entries.map((entry) => [entry.name, entry])),
  );
  const { summary, sections } = reviewDocument(review, by);
  return {
    kind: "review",
    title: "Who gains and who loses access",
    ...(madeAt && { madeAt: madeAt.toISOString() }),
    only: [],
    warnings: [],
    units,
    accounts,
    principals: principals.map((principal) =>
      access ? toPagePrincipal(principal, access.config) : { ...principal, name: shown(principal.name) },
    ),
    permissionSets: permissionSets.map((key) => permissionSet(key, review, access)),
    entries: entries.map((name) => pageEntry(known.get(name) ?? { name })),
    grants,
    summary: { headline: summary.map(pageItem), sections: sections.map(pageSection) },
  };
}

/** The plan says what a permission set gives; of one that it deletes, the config knows nothing any more. */
function permissionSet(key: string, review: Review, access: Access | undefined): PagePermissionSet {
  const reasons = review.administration.find(({ permissionSet }) => permissionSet === key)?.reasons ?? [];
  return {
    ...toPagePermissionSet(key, access?.config.permissionSets.get(key)),
    administration: reasons.map(shown),
  };
}

function pageEntry({ name, reason, expires }: ReviewEntry) {
  return {
    name: shown(name),
    ...(reason !== undefined && { reason: shown(reason) }),
    ...(expires !== undefined && { expires: shown(expires) }),
  };
}

function pageSection({ title, items }: Section): PageSection {
  return toSection(title, items, ({ item }) => pageItem(item));
}

function pageItem({ mark, text, flags, items, names, diff }: Item): PageItem {
  return {
    ...(mark && { mark }),
    text: pageText(text),
    ...(flags && flags.length > 0 && { flags: flags.map(shown) }),
    ...(items && items.length > 0 && { items: items.map(pageItem) }),
    ...(names && { names: { title: shown(names.title), names: names.names.map(shown) } }),
    // The white space of a policy's lines is part of how it reads.
    ...(diff && { diff: diff.map((line) => escapeControl(`${line.mark} ${line.text}`)) }),
  };
}

function pageText(spans: readonly Span[]): PageText {
  return spans.map((span) => {
    if (typeof span === "string") return escapeControl(span);
    return "name" in span ? [shown(span.name)] : [shown(span.text), "sentence"];
  });
}
