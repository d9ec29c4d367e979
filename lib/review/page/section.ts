import type { PageItem, PageSection } from "./page-data";

/** Items of a section beyond these are counted; the lists and the matrix have every account assignment. */
const mostItems = 300;

/** A section of a page's summary, cut where it would become too long to read. */
export function toSection<T>(
  title: string,
  things: readonly T[],
  toItem: (thing: T) => PageItem,
): PageSection {
  const more = things.length - mostItems;
  return { title, items: things.slice(0, mostItems).map(toItem), ...(more > 0 && { more }) };
}
