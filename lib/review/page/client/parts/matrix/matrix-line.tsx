import type { VirtualItem } from "@tanstack/virtual-core";
import type { JSX } from "preact";
import type { MatrixRow } from "../../model/rows";
import { unitPath } from "../../model/table";
import { FewChips } from "../chips";
import { Name } from "../marks";
import type { MatrixPartProps } from "./matrix-heading";
import { placeId } from "./place-id";

interface MatrixLineProps extends MatrixPartProps {
  readonly row: MatrixRow;
  readonly item: VirtualItem;
}

/** An account with what each principal has in it. */
export function MatrixLine(props: MatrixLineProps): JSX.Element {
  const { row, item, layout, principals, active, open } = props;
  return (
    <div
      role="row"
      aria-rowindex={item.index + 2}
      class="row"
      style={{ transform: `translateY(${item.start}px)`, height: `${item.size}px` }}
    >
      <Head {...props} />
      {layout.columns.map(({ index: column, start }) => {
        const place = { row: item.index, column };
        const principal = principals[column]!;
        const isOpen = open?.account === row.account && open.principal === principal;
        const classes = [
          "cell",
          ...(row.cells.has(principal) ? [] : ["nothing"]),
          ...(active.row === item.index && active.column === column ? ["active"] : []),
          ...(isOpen ? ["open"] : []),
        ];
        return (
          <div
            key={column}
            id={placeId(place)}
            role="gridcell"
            aria-colindex={column + 2}
            aria-selected={isOpen}
            class={classes.join(" ")}
            style={{ transform: `translateX(${start}px)`, width: `${layout.columnWidth}px` }}
            onClick={() => props.onPick(place)}
          >
            <Content {...props} principal={principal} />
          </div>
        );
      })}
    </div>
  );
}

function Content({
  table,
  found,
  row,
  principal,
}: MatrixLineProps & { readonly principal: number }): JSX.Element {
  const cell = row.cells.get(principal);
  return cell ? (
    <FewChips table={table} cell={cell} passes={found.passes} />
  ) : (
    <span class="heard">nothing</span>
  );
}

function Head({ table, row, item, layout, active, onPick }: MatrixLineProps): JSX.Element {
  const account = table.data.accounts[row.account]!;
  const place = { row: item.index, column: -1 };
  return (
    <div
      id={placeId(place)}
      role="rowheader"
      aria-colindex={1}
      class={active.row === item.index && active.column === -1 ? "head active" : "head"}
      style={{ width: `${layout.headWidth}px` }}
      onClick={() => onPick(place)}
    >
      <Name text={account.name} cut />
      <small>
        {account.management && <span class="tag">management</span>}
        <Name text={unitPath(table.data, row.account)} cut />
      </small>
    </div>
  );
}
