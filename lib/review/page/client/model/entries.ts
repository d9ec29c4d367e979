import type { PageEntry } from "../../page-data";
import type { Cell, Table } from "./table";

/** The assignment entries behind a cell, each once. */
export function entriesOf({ data, grant }: Table, { from, to }: Cell): PageEntry[] {
  const found = new Set<number>();
  for (let index = from; index < to; index += 1)
    for (const entry of data.grants[grant[index]!]!.entries) found.add(entry);
  return [...found].map((entry) => data.entries[entry]!);
}
