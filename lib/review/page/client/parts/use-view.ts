import { useCallback, useEffect, useState } from "preact/hooks";
import type { Haystacks } from "../model/search";
import type { Table } from "../model/table";
import type { Tree } from "../model/tree";
import { fromFragment, toFragment, type Layout, type View } from "../model/view";

/** The data of the page in every form that its parts need; made once. */
export interface PageModel {
  readonly table: Table;
  readonly tree: Tree;
  readonly haystacks: Haystacks;
  /** The layout of a page that nobody has touched. */
  readonly layout: Layout;
}

/**
 * What the reader has chosen. The address keeps it, so that a link, a reload and Back mean what they say; a step that
 * Back takes back is every one but typing and opening details.
 */
export function useView(model: PageModel): {
  readonly view: View;
  readonly show: (change: Partial<View>) => void;
} {
  const { table, tree, layout } = model;
  const read = useCallback(() => fromFragment(location.hash, table, tree, layout), [table, tree, layout]);
  const [view, setView] = useState(read);
  useEffect(() => {
    const onPopState = () => setView(read());
    window.addEventListener("popstate", onPopState);
    return () => window.removeEventListener("popstate", onPopState);
  }, [read]);
  const show = (change: Partial<View>) => {
    const next = { ...view, ...change };
    setView(next);
    const step = "accounts" in change || "principal" in change || "permissionSet" in change;
    keep(`#${toFragment(next, table, tree, layout)}`, step);
  };
  return { view, show };
}

function keep(fragment: string, step: boolean): void {
  try {
    if (step) history.pushState(undefined, "", fragment);
    else history.replaceState(undefined, "", fragment);
  } catch {
    // A page in a frame without an origin may not touch its address; it works without.
  }
}
