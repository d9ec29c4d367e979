import type { JSX } from "preact";
import { changeOf, isAdministrative, type Cell, type Table } from "../model/table";
import { Icon, Mark, Name } from "./marks";

/** A permission set of an account assignment, with what becomes of it and whether it gives administration. */
export function Chip({
  table,
  assignment,
  faint,
}: {
  readonly table: Table;
  readonly assignment: number;
  readonly faint?: boolean;
}): JSX.Element {
  const { name = "" } = table.data.permissionSets[table.permissionSet[assignment]!] ?? {};
  const change = changeOf(table, assignment);
  const administrative = isAdministrative(table, assignment);
  return (
    <span class={`chip ${change} ${administrative ? "administrative" : ""} ${faint ? "faint" : ""}`}>
      {change !== "has" && <Mark mark={change} />}
      <Name text={name} cut />
      {administrative && (
        <span class="administration" title="gives administration">
          <Icon name="shield" />
          <span class="heard"> (gives administration)</span>
        </span>
      )}
    </span>
  );
}

/**
 * The permission sets of a cell. Those that a search or a filter does not ask for are faint, not gone: what stands in
 * a cell is everything that the principal has there.
 */
export function Chips({
  table,
  cell,
  passes,
  most = Number.POSITIVE_INFINITY,
}: {
  readonly table: Table;
  readonly cell: Cell;
  readonly passes: Uint8Array;
  readonly most?: number;
}): JSX.Element {
  const all = Array.from({ length: cell.to - cell.from }, (_, index) => cell.from + index);
  const inOrder = [
    ...all.filter((index) => passes[index] === 1),
    ...all.filter((index) => passes[index] !== 1),
  ];
  const shown = inOrder.length > most ? inOrder.slice(0, most) : inOrder;
  return (
    <span class="chips">
      {shown.map((assignment) => (
        <Chip key={assignment} table={table} assignment={assignment} faint={passes[assignment] !== 1} />
      ))}
      {shown.length < inOrder.length && <span class="more">and {inOrder.length - shown.length} more</span>}
    </span>
  );
}
