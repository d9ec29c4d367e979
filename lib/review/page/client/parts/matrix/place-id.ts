import type { Place } from "../../model/keys";

/** Id of the element at a place, by which the grid tells assistive technology where the keyboard is. */
export function placeId({ row, column }: Place): string {
  return `cell-${row}-${column}`;
}
