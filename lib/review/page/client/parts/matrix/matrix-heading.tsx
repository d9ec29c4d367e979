import type { JSX } from "preact";
import type { Place } from "../../model/keys";
import type { PartProps } from "../context";
import { Icon, Name, principalWords } from "../marks";
import { placeId } from "./place-id";
import { headingHeight, type MatrixLayout } from "./use-matrix-layout";

/** What the heading and the lines of a matrix share. */
export interface MatrixPartProps extends Pick<PartProps, "table" | "found" | "open"> {
  /** Principals by column. */
  readonly principals: readonly number[];
  readonly layout: MatrixLayout;
  readonly active: Place;
  readonly onPick: (place: Place) => void;
}

/** The principals, above their columns. */
export function MatrixHeading({ table, principals, layout, active, onPick }: MatrixPartProps): JSX.Element {
  return (
    <div role="row" aria-rowindex={1} class="heading" style={{ height: `${headingHeight}px` }}>
      <div role="columnheader" aria-colindex={1} class="corner" style={{ width: `${layout.headWidth}px` }}>
        Account
      </div>
      {layout.columns.map(({ index: column, start }) => {
        const { type, name } = table.data.principals[principals[column]!]!;
        const place = { row: -1, column };
        return (
          <div
            key={column}
            id={placeId(place)}
            role="columnheader"
            aria-colindex={column + 2}
            class={active.row === -1 && active.column === column ? "column active" : "column"}
            style={{ transform: `translateX(${start}px)`, width: `${layout.columnWidth}px` }}
            title={`${principalWords[type]} ${name}`}
            onClick={() => onPick(place)}
          >
            <Icon name={type} />
            <span class="heard">{principalWords[type]} </span>
            <Name text={name} />
          </div>
        );
      })}
    </div>
  );
}
