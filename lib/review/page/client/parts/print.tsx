import type { JSX } from "preact";
import { entriesOf } from "../model/entries";
import { listRows } from "../model/rows";
import { toWords, type Found } from "../model/search";
import { unitPath, type Cell, type Table } from "../model/table";
import { summarizeTicked, type Tree } from "../model/tree";
import type { View } from "../model/view";
import { minute, numeral, plural } from "../model/words";
import { Chips } from "./chips";
import { Name, wordOf } from "./marks";
import { Summary } from "./summary";

/** Rows that are printed at most: some 100 sheets. */
const mostPrinted = 4000;

interface PrintProps {
  readonly table: Table;
  readonly tree: Tree;
  readonly found: Found;
  readonly view: View;
}

/** What is chosen, whole and not just what is in sight: a table of every row, up to a limit that it states. */
export function Print({ table, tree, found, view }: PrintProps): JSX.Element {
  const { data } = table;
  const byPrincipal = view.layout === "principals";
  const rows = listRows(found, byPrincipal ? "principals" : "accounts").flatMap((row) =>
    row.kind === "cell" ? [row.cell] : [],
  );
  return (
    <>
      <h1>{data.title}</h1>
      <p>
        {plural(found.assignments, "account assignment")} of {plural(found.principals, "principal")} in{" "}
        {plural(found.accounts, "account")}.{data.madeAt && ` Made at ${minute(data.madeAt)}.`}
      </p>
      {describeView(table, tree, view).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {rows.length > mostPrinted && (
        <p>
          <strong>
            Only the first {plural(mostPrinted, "row")} of {numeral(rows.length)} are printed. Choose less to
            print it whole.
          </strong>
        </p>
      )}
      {data.summary && <Summary table={table} summary={data.summary} />}
      {rows.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>{byPrincipal ? "Principal" : "Account"}</th>
              <th>{byPrincipal ? "Account" : "Principal"}</th>
              <th>Permission sets</th>
              <th>Entries</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, mostPrinted).map((cell) => (
              <Row key={cell.from} {...{ table, cell, found, byPrincipal }} />
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Row(props: { table: Table; cell: Cell; found: Found; byPrincipal: boolean }): JSX.Element {
  const { table, cell, found, byPrincipal } = props;
  const { name, id } = table.data.accounts[cell.account]!;
  const principal = table.data.principals[cell.principal]!;
  const account = (
    <td>
      <Name text={name} /> {name !== id && id} <small>{unitPath(table.data, cell.account)}</small>
    </td>
  );
  const who = (
    <td>
      <Name text={principal.name} /> <small>{principal.type}</small>
    </td>
  );
  return (
    <tr>
      {byPrincipal ? who : account}
      {byPrincipal ? account : who}
      <td>
        <Chips table={table} cell={cell} passes={found.passes} />
      </td>
      <td>
        {entriesOf(table, cell).map((entry) => (
          <div key={entry.name}>
            <Name text={entry.name} />
            {entry.reason && (
              <small>
                {" "}
                <Name text={entry.reason} />
              </small>
            )}
            {entry.expires && <small> until {entry.expires}</small>}
          </div>
        ))}
      </td>
    </tr>
  );
}

/** What a reader has chosen, as sentences: paper must not look as if it were everything. */
function describeView({ data }: Table, tree: Tree, view: View): string[] {
  const { units, accounts } = summarizeTicked(tree, view.accounts);
  const places = [
    ...units.map((unit) => data.units[unit]!.name),
    ...accounts.map((account) => data.accounts[account]!.name),
  ];
  const chosen = [
    ...data.only,
    ...(toWords(view.query).length > 0 ? [`what “${view.query.trim()}” finds`] : []),
    ...(places.length > 0 ? [`in ${places.slice(0, 20).join(", ")}${places.length > 20 ? ", …" : ""}`] : []),
    ...(view.principal === undefined ? [] : [`of ${data.principals[view.principal]!.name}`]),
    ...(view.permissionSet === undefined
      ? []
      : [`permission set ${data.permissionSets[view.permissionSet]!.name}`]),
    ...(view.administration ? ["what gives administration"] : []),
    ...view.changes.map(wordOf),
  ];
  return chosen.length === 0 ? [] : [`Only: ${chosen.join("; ")}.`];
}
