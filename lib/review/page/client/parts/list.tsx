import type { JSX } from "preact";
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { entriesOf } from "../model/entries";
import { nextRow } from "../model/keys";
import { listRows, type ListLayout, type ListRow } from "../model/rows";
import { unitPath, type Cell } from "../model/table";
import { plural } from "../model/words";
import { Chips } from "./chips";
import type { PartProps } from "./context";
import { Icon, Name, principalWords } from "./marks";
import { useVirtual } from "./use-virtual";

interface ListProps extends PartProps {
  readonly layout: ListLayout;
}

/** Who has what in each account, or where each principal has what, a line for each. */
export function List(props: ListProps): JSX.Element {
  const { found, layout, open } = props;
  const rows = useMemo(() => listRows(found, layout), [found, layout]);
  const [active, setActive] = useState(0);
  const scroll = useRef<HTMLDivElement>(null);
  const keyOf = useCallback((index: number) => rowKey(rows[index]), [rows]);
  const virtual = useVirtual(scroll, {
    count: rows.length,
    estimateSize: (index) => (rows[index]?.kind === "group" ? 52 : 42),
    getItemKey: keyOf,
    overscan: 8,
  });
  useLayoutEffect(() => {
    setActive(0);
    if (virtual.scrollOffset) scroll.current?.scrollTo(0, 0);
  }, [rows]);

  const act = (row: ListRow | undefined, focus: boolean) => {
    if (row?.kind === "cell") props.onOpen(row.cell.account, row.cell.principal, focus);
    else if (row) (layout === "accounts" ? props.onAccount : props.onPrincipal)(row.index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextRow(event, active, rows.length);
    if (next !== undefined) {
      setActive(next);
      virtual.scrollToIndex(next);
    } else if (event.key === "Enter" || event.key === " ") act(rows[active], true);
    else return;
    event.preventDefault();
  };
  return (
    <div
      class="list scroll"
      role="grid"
      aria-label={layout === "accounts" ? "Access by account" : "Access by principal"}
      aria-rowcount={rows.length}
      aria-colcount={3}
      aria-activedescendant={`row-${active}`}
      tabIndex={0}
      ref={scroll}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          const isOpen =
            row?.kind === "cell" &&
            open?.account === row.cell.account &&
            open.principal === row.cell.principal;
          return (
            row && (
              <div
                key={rowKey(row)}
                id={`row-${index}`}
                data-index={index}
                ref={(element) => virtual.measureElement(element)}
                role="row"
                aria-rowindex={index + 1}
                aria-selected={isOpen}
                class={`${row.kind} ${index === active ? "active" : ""} ${isOpen ? "open" : ""}`}
                style={{ transform: `translateY(${start}px)` }}
                onClick={() => {
                  setActive(index);
                  act(row, false);
                }}
              >
                {row.kind === "group" ? (
                  <Heading {...props} index={row.index} cells={row.cells} />
                ) : (
                  <Line {...props} cell={row.cell} />
                )}
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

/** Numbers, because of thousands of rows each is asked for its key: cells by their place, headings below zero. */
function rowKey(row: ListRow | undefined): number {
  if (!row) return Number.MIN_SAFE_INTEGER;
  return row.kind === "group" ? -1 - row.index : row.cell.from;
}

function Heading({ table, layout, index, cells }: ListProps & { index: number; cells: number }): JSX.Element {
  if (layout === "principals") {
    const { type, name, detail } = table.data.principals[index]!;
    return (
      <div role="gridcell" aria-colindex={1} aria-colspan={3} class="title">
        <Icon name={type} />
        <span class="heard">{principalWords[type]} </span>
        <Name text={name} cut />
        {detail && <small>{<Name text={detail} cut />}</small>}
        <span class="count">{plural(cells, "account")}</span>
      </div>
    );
  }
  const { name, id, management, state } = table.data.accounts[index]!;
  return (
    <div role="gridcell" aria-colindex={1} aria-colspan={3} class="title">
      <Icon name="account" />
      <Name text={name} cut />
      {management && <span class="tag">management</span>}
      {state && <span class="tag warn">{state}</span>}
      <small>
        {name !== id && <code>{id}</code>} <Name text={unitPath(table.data, index)} cut />
      </small>
      <span class="count">{plural(cells, "principal")}</span>
    </div>
  );
}

function Line({ table, layout, found, cell }: ListProps & { cell: Cell }): JSX.Element {
  const principal = table.data.principals[cell.principal]!;
  const account = table.data.accounts[cell.account]!;
  const entries = entriesOf(table, cell);
  return (
    <>
      <div role="gridcell" aria-colindex={1} class="who">
        {layout === "accounts" ? (
          <>
            <Icon name={principal.type} />
            <span class="heard">{principalWords[principal.type]} </span>
            <Name text={principal.name} cut />
          </>
        ) : (
          <>
            <Icon name="account" />
            <Name text={account.name} cut />
          </>
        )}
      </div>
      <div role="gridcell" aria-colindex={2} class="what">
        <Chips table={table} cell={cell} passes={found.passes} />
      </div>
      <div role="gridcell" aria-colindex={3} class="why">
        {entries.map(({ name, reason }) => (
          <span key={name} class="entry" title={reason ? `${name}: ${reason}` : name}>
            <Name text={name} cut />
            {reason && (
              <small>
                <Name text={reason} cut />
              </small>
            )}
          </span>
        ))}
      </div>
    </>
  );
}
