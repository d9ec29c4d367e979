import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { nextPlace, type Place } from "../../model/keys";
import { matrixOf } from "../../model/rows";
import type { PartProps } from "../context";
import { MatrixHeading } from "./matrix-heading";
import { MatrixLine } from "./matrix-line";
import { placeId } from "./place-id";
import { useMatrixLayout } from "./use-matrix-layout";

/** Accounts down, principals across, permission sets in the cells. */
export function Matrix(props: PartProps): JSX.Element {
  const { table, found, open } = props;
  const { rows, principals } = useMemo(() => matrixOf(table, found), [table, found]);
  const scroll = useRef<HTMLDivElement>(null);
  const layout = useMatrixLayout(scroll, rows, principals, open);
  const [active, setActive] = useState<Place>({ row: 0, column: 0 });
  useLayoutEffect(
    () => setActive((place) => (place.row === 0 && place.column === 0 ? place : { row: 0, column: 0 })),
    [rows],
  );
  const act = (place: Place, focus: boolean) => {
    setActive(place);
    const account = rows[place.row]?.account;
    const principal = principals[place.column];
    if (account !== undefined && principal !== undefined) {
      if (rows[place.row]?.cells.has(principal)) props.onOpen(account, principal, focus);
    } else if (account !== undefined) props.onAccount(account);
    else if (principal !== undefined) props.onPrincipal(principal);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = nextPlace(event, active, rows.length, principals.length);
    if (next) {
      setActive(next);
      layout.scrollTo(next);
    } else if (event.key === "Enter" || event.key === " ") act(active, true);
    else return;
    event.preventDefault();
  };
  const shared = {
    table,
    found,
    open,
    principals,
    layout,
    active,
    onPick: (place: Place) => act(place, false),
  };
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
      <div role="presentation" style={{ height: `${layout.height}px`, width: `${layout.width}px` }}>
        <MatrixHeading {...shared} />
        {layout.rows.map((item) => {
          const row = rows[item.index];
          return row && <MatrixLine key={row.account} {...shared} row={row} item={item} />;
        })}
      </div>
    </div>
  );
}
