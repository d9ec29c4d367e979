import {
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type VirtualizerOptions,
} from "@tanstack/virtual-core";
import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

/** What to virtualize. */
export type VirtualOptions = Pick<
  VirtualizerOptions<HTMLElement, HTMLElement>,
  | "count"
  | "estimateSize"
  | "getItemKey"
  | "horizontal"
  | "paddingStart"
  | "scrollPaddingStart"
  | "scrollPaddingEnd"
  | "overscan"
>;

/**
 * Draws only the rows, or columns, of a long list that are in sight. Sizes are estimated anew whenever `getItemKey` is
 * another function.
 */
export function useVirtual(
  scroll: RefObject<HTMLElement | null>,
  options: VirtualOptions,
): Virtualizer<HTMLElement, HTMLElement> {
  const [, redraw] = useState(0);
  const all = {
    ...options,
    getScrollElement: () => scroll.current,
    observeElementRect,
    observeElementOffset,
    scrollToFn: elementScroll,
    initialRect: { width: window.innerWidth, height: window.innerHeight },
    onChange: () => redraw((count) => count + 1),
  };
  const virtualizer = useRef<Virtualizer<HTMLElement, HTMLElement>>(null);
  virtualizer.current ??= new Virtualizer(all);
  const { current } = virtualizer;
  current.setOptions(all);
  useLayoutEffect(() => current._didMount(), [current]);
  useLayoutEffect(() => current._willUpdate());
  return current;
}
