import type { JSX } from "preact";
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { matrixOf, type MatrixRow } from "../model/rows";
import { unitPath } from "../model/table";
import { FewChips } from "./chips";
import type { PartProps } from "./context";
import { Icon, Name, principalWords } from "./marks";
import { useVirtual } from "./use-virtual";

const headerHeight = 56;
/** Narrow enough for many, wide enough for AdministratorAccess. */
const columnWidths = { min: 192, max: 280 };
const lineHeight = 25;

/** Where the keyboard is: row -1 is the heading with the principals, column -1 the accounts. */
interface Place {
  readonly row: number;
  readonly column: number;
}

/** Accounts down, principals across, permission sets in the cells. */
export function Matrix(props: PartProps): JSX.Element {
  const { table, found, open } = props;
  const { rows, principals } = useMemo(() => matrixOf(table, found), [table, found]);
  const scroll = useRef<HTMLDivElement>(null);
  const { headWidth, columnWidth } = useWidths(scroll, principals.length);
  const rowKey = useCallback((index: number) => rows[index]?.account ?? index, [rows]);
  const columnKey = useCallback((index: number) => principals[index] ?? index, [principals, columnWidth]);
  const vertical = useVirtual(scroll, {
    count: rows.length,
    estimateSize: (index) => Math.max(46, (rows[index]?.lines ?? 1) * lineHeight + 11),
    getItemKey: rowKey,
    paddingStart: headerHeight,
    scrollPaddingStart: headerHeight,
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
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  useLayoutEffect(() => {
    setActive((place) => (place.row === 0 && place.column === 0 ? place : { row: 0, column: 0 }));
    if (vertical.scrollOffset || horizontal.scrollOffset) scroll.current?.scrollTo(0, 0);
  }, [rows]);
  useLayoutEffect(() => {
    const row = open ? rows.findIndex(({ account }) => account === open.account) : -1;
    const column = open ? principals.indexOf(open.principal) : -1;
    if (row < 0 || column < 0) return;
    vertical.scrollToIndex(row);
    horizontal.scrollToIndex(column);
  }, [open?.account, open?.principal]);

  const moveTo = (place: Place) => {
    const row = Math.max(-1, Math.min(place.row, rows.length - 1));
    const column = Math.max(-1, Math.min(place.column, principals.length - 1));
    setActive(row === -1 && column === -1 ? { row: -1, column: 0 } : { row, column });
    if (row >= 0) vertical.scrollToIndex(row);
    if (column >= 0) horizontal.scrollToIndex(column);
  };
  const act = ({ row, column }: Place, focus: boolean) => {
    const account = rows[row]?.account;
    const principal = principals[column];
    if (account !== undefined && principal !== undefined) {
      if (rows[row]?.cells.has(principal)) props.onOpen(account, principal, focus);
    } else if (account !== undefined) props.onAccount(account);
    else if (principal !== undefined) props.onPrincipal(principal);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextPlace(event, active, rows.length, principals.length);
    if (next) moveTo(next);
    else if (event.key === "Enter" || event.key === " ") act(active, true);
    else return;
    event.preventDefault();
  };
  const columns = horizontal.getVirtualItems();
  const isActive = (row: number, column: number) => active.row === row && active.column === column;
  return (
    <div
      class="matrix scroll"
      role="grid"
      aria-label="Accounts and principals"
      aria-rowcount={rows.length + 1}
      aria-colcount={principals.length + 1}
      aria-activedescendant={placeId(active)}
      tabIndex={0}
      ref={scroll}
      onKeyDown={onKeyDown}
    >
      <div
        role="presentation"
        style={{ height: `${vertical.getTotalSize()}px`, width: `${horizontal.getTotalSize()}px` }}
      >
        <div role="row" aria-rowindex={1} class="heading" style={{ height: `${headerHeight}px` }}>
          <div role="columnheader" aria-colindex={1} class="corner" style={{ width: `${headWidth}px` }}>
            Account
          </div>
          {columns.map(({ index, start }) => {
            const { type, name } = table.data.principals[principals[index]!]!;
            return (
              <div
                key={index}
                id={placeId({ row: -1, column: index })}
                role="columnheader"
                aria-colindex={index + 2}
                class={isActive(-1, index) ? "column active" : "column"}
                style={{ transform: `translateX(${start}px)`, width: `${columnWidth}px` }}
                title={`${principalWords[type]} ${name}`}
                onClick={() => act({ row: -1, column: index }, false)}
              >
                <Icon name={type} />
                <span class="heard">{principalWords[type]} </span>
                <Name text={name} />
              </div>
            );
          })}
        </div>
        {vertical.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index];
          return (
            row && (
              <div
                key={row.account}
                role="row"
                aria-rowindex={index + 2}
                class="row"
                style={{ transform: `translateY(${start}px)`, height: `${size}px` }}
              >
                <RowHead
                  {...{ table, row }}
                  id={placeId({ row: index, column: -1 })}
                  width={headWidth}
                  active={isActive(index, -1)}
                  onPick={() => act({ row: index, column: -1 }, false)}
                />
                {columns.map(({ index: column, start: left }) => {
                  const principal = principals[column]!;
                  const cell = row.cells.get(principal);
                  const isOpen = open?.account === row.account && open.principal === principal;
                  return (
                    <div
                      key={column}
                      id={placeId({ row: index, column })}
                      role="gridcell"
                      aria-colindex={column + 2}
                      aria-selected={isOpen}
                      class={`cell ${cell ? "" : "nothing"} ${isActive(index, column) ? "active" : ""} ${isOpen ? "open" : ""}`}
                      style={{ transform: `translateX(${left}px)`, width: `${columnWidth}px` }}
                      onClick={() => {
                        setActive({ row: index, column });
                        act({ row: index, column }, false);
                      }}
                    >
                      {cell ? (
                        <FewChips table={table} cell={cell} passes={found.passes} />
                      ) : (
                        <span class="heard">nothing</span>
                      )}
                    </div>
                  );
                })}
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

function placeId({ row, column }: Place): string {
  return `cell-${row}-${column}`;
}

/** The accounts' column takes less of a narrow window; the others share what is left of a wide one. */
function useWidths(
  scroll: { readonly current: HTMLElement | null },
  columns: number,
): { readonly headWidth: number; readonly columnWidth: number } {
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

/** The keys of a grid. Source: WAI-ARIA Authoring Practices, "Grid Pattern". */
function nextPlace(
  { key, ctrlKey, metaKey, altKey }: KeyboardEvent,
  { row, column }: Place,
  rows: number,
  columns: number,
): Place | undefined {
  if (metaKey || altKey) return undefined;
  switch (key) {
    case "ArrowDown":
      return { row: row + 1, column };
    case "ArrowUp":
      return { row: row - 1, column };
    case "ArrowRight":
      return { row, column: column + 1 };
    case "ArrowLeft":
      return { row, column: column - 1 };
    case "PageDown":
      return { row: row + 10, column };
    case "PageUp":
      return { row: Math.max(0, row - 10), column };
    case "Home":
      return ctrlKey ? { row: 0, column: -1 } : { row, column: -1 };
    case "End":
      return ctrlKey ? { row: rows - 1, column: columns - 1 } : { row, column: columns - 1 };
    default:
      return undefined;
  }
}

interface RowHeadProps {
  readonly table: PartProps["table"];
  readonly row: MatrixRow;
  readonly id: string;
  readonly width: number;
  readonly active: boolean;
  readonly onPick: () => void;
}

function RowHead({ table, row, id, width, active, onPick }: RowHeadProps): JSX.Element {
  const account = table.data.accounts[row.account]!;
  return (
    <div
      id={id}
      role="rowheader"
      aria-colindex={1}
      class={active ? "head active" : "head"}
      style={{ width: `${width}px` }}
      onClick={onPick}
    >
      <Name text={account.name} cut />
      <small>
        {account.management && <span class="tag">management</span>}
        <Name text={unitPath(table.data, row.account)} cut />
      </small>
    </div>
  );
}
