import { useCallback, useLayoutEffect, useRef, useState } from "preact/hooks";
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
  const { keep, drop } = useKeeper();
  useLayoutEffect(() => {
    const onPopState = () => {
      drop();
      setView(read());
    };
    window.addEventListener("popstate", onPopState);
    return () => window.removeEventListener("popstate", onPopState);
  }, [read, drop]);
  const show = (change: Partial<View>) => {
    const next = { ...view, ...change };
    setView(next);
    const step = "accounts" in change || "principal" in change || "permissionSet" in change;
    keep(() => `#${toFragment(next, table, tree, layout)}`, step);
  };
  return { view, show };
}

/** Browsers take only so many changes of an address in a while, and each costs time: typing is kept when it pauses. */
const pause = 300;

interface Keeper {
  /** Keeps a fragment in the address: at once as a step that Back takes back, else when nothing new comes for a while. */
  readonly keep: (fragment: () => string, step: boolean) => void;
  /** Forgets what waits. */
  readonly drop: () => void;
}

function useKeeper(): Keeper {
  const waiting = useRef<{ readonly timer: number; readonly fragment: () => string }>(undefined);
  const drop = useCallback(() => {
    clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
  }, []);
  const flush = useCallback(() => {
    const fragment = waiting.current?.fragment;
    drop();
    if (fragment) write(fragment(), false);
  }, [drop]);
  useLayoutEffect(() => {
    window.addEventListener("pagehide", flush);
    return () => window.removeEventListener("pagehide", flush);
  }, [flush]);
  const keep = (fragment: () => string, step: boolean) => {
    if (step) {
      flush();
      write(fragment(), true);
    } else {
      drop();
      waiting.current = { timer: setTimeout(flush, pause), fragment };
    }
  };
  return { keep, drop };
}

function write(fragment: string, step: boolean): void {
  try {
    if (step) history.pushState(undefined, "", fragment);
    else history.replaceState(undefined, "", fragment);
  } catch {
    // A page in a frame without an origin may not touch its address; it works without.
  }
}
