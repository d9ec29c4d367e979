import type { JSX } from "preact";
import { mostInCell } from "../model/rows";
import { changeOf, isAdministrative, type Cell, type Table } from "../model/table";
import { ChangeMark, Icon, markOf, Name, toneOf } from "./marks";

/** A permission set of an account assignment, with what becomes of it and whether it gives administration. */
function Chip({
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
    <span
      class={`chip ${toneOf(markOf[change])} ${administrative ? "administrative" : ""} ${faint ? "faint" : ""}`}
    >
      <ChangeMark change={change} />
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
}: {
  readonly table: Table;
  readonly cell: Cell;
  readonly passes: Uint8Array;
}): JSX.Element {
  const all = assignmentsOf(cell);
  const inOrder = [
    ...all.filter((index) => passes[index] === 1),
    ...all.filter((index) => passes[index] !== 1),
  ];
  return (
    <span class="chips">
      {inOrder.map((assignment) => (
        <Chip key={assignment} table={table} assignment={assignment} faint={passes[assignment] !== 1} />
      ))}
    </span>
  );
}

/** The same where there is little room: what is asked for, up to a number, and how many more there are. */
export function FewChips({
  table,
  cell,
  passes,
}: {
  readonly table: Table;
  readonly cell: Cell;
  readonly passes: Uint8Array;
}): JSX.Element {
  const all = assignmentsOf(cell);
  const shown = all.filter((index) => passes[index] === 1).slice(0, mostInCell);
  return (
    <span class="chips">
      {shown.map((assignment) => (
        <Chip key={assignment} table={table} assignment={assignment} />
      ))}
      {shown.length < all.length && <span class="more">and {all.length - shown.length} more</span>}
    </span>
  );
}

function assignmentsOf({ from, to }: Cell): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
