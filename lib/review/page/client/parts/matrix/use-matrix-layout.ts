import type { VirtualItem } from "@tanstack/virtual-core";
import type { RefObject } from "preact";
import { useCallback, useLayoutEffect, useState } from "preact/hooks";
import type { Place } from "../../model/keys";
import type { MatrixRow } from "../../model/rows";
import type { View } from "../../model/view";
import { useVirtual } from "../use-virtual";

export const headingHeight = 56;
/** Narrow enough for many, wide enough for AdministratorAccess. */
const columnWidths = { min: 192, max: 280 };
const lineHeight = 25;
const leastHeight = 46;

/** What of a matrix is in sight, and where it stands. */
export interface MatrixLayout {
  readonly headWidth: number;
  readonly columnWidth: number;
  readonly height: number;
  readonly width: number;
  readonly rows: readonly VirtualItem[];
  readonly columns: readonly VirtualItem[];
  readonly scrollTo: (place: Place) => void;
}

/** Lays a matrix out: it begins at its top with other rows, and shows the cell that is opened. */
export function useMatrixLayout(
  scroll: RefObject<HTMLElement | null>,
  rows: readonly MatrixRow[],
  principals: readonly number[],
  open: View["open"],
): MatrixLayout {
  const { headWidth, columnWidth } = useWidths(scroll, principals.length);
  const rowKey = useCallback((index: number) => rows[index]?.account ?? index, [rows]);
  const columnKey = useCallback((index: number) => principals[index] ?? index, [principals, columnWidth]);
  const vertical = useVirtual(scroll, {
    count: rows.length,
    estimateSize: (index) => Math.max(leastHeight, (rows[index]?.lines ?? 1) * lineHeight + 11),
    getItemKey: rowKey,
    paddingStart: headingHeight,
    scrollPaddingStart: headingHeight,
    overscan: 6,
  });
  const horizontal = useVirtual(scroll, {
    count: principals.length,
    estimateSize: () => columnWidth,
    getItemKey: columnKey,
    horizontal: true,
    paddingStart: headWidth,
    scrollPaddingStart: headWidth,
    overscan: 2,
  });
  const scrollTo = ({ row, column }: Place) => {
    if (row >= 0) vertical.scrollToIndex(row);
    if (column >= 0) horizontal.scrollToIndex(column);
  };
  useLayoutEffect(() => {
    if (vertical.scrollOffset || horizontal.scrollOffset) scroll.current?.scrollTo(0, 0);
  }, [rows]);
  useLayoutEffect(() => {
    if (!open) return;
    const row = rows.findIndex(({ account }) => account === open.account);
    const column = principals.indexOf(open.principal);
    if (row >= 0 && column >= 0) scrollTo({ row, column });
  }, [open?.account, open?.principal]);
  return {
    headWidth,
    columnWidth,
    height: vertical.getTotalSize(),
    width: horizontal.getTotalSize(),
    rows: vertical.getVirtualItems(),
    columns: horizontal.getVirtualItems(),
    scrollTo,
  };
}

/** The accounts' column takes less of a narrow window; the others share what is left of a wide one. */
function useWidths(
  scroll: RefObject<HTMLElement | null>,
  columns: number,
): Pick<MatrixLayout, "headWidth" | "columnWidth"> {
  const [width, setWidth] = useState(window.innerWidth);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => entry && setWidth(entry.contentRect.width));
    if (scroll.current) observer.observe(scroll.current);
    return () => observer.disconnect();
  }, [scroll]);
  const headWidth = width < 560 ? 132 : 236;
  const share = Math.floor((width - headWidth) / Math.max(1, columns));
  return { headWidth, columnWidth: Math.max(columnWidths.min, Math.min(columnWidths.max, share)) };
}
