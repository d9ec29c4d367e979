/** One account assignment, or one for all accounts of a target, by any names. */
export interface Cell {
  readonly principal: string;
  readonly permissionSet: string;
  readonly target: string;
}

/** What an assignment entry says: every principal gets every permission set in every target. Each list is sorted. */
export interface Box {
  readonly principals: readonly string[];
  readonly permissionSets: readonly string[];
  readonly targets: readonly string[];
}

type Axis = keyof Cell;
type Order = readonly [Axis, Axis, Axis];

const orders: readonly Order[] = [
  ["target", "permissionSet", "principal"],
  ["target", "principal", "permissionSet"],
  ["permissionSet", "target", "principal"],
  ["permissionSet", "principal", "target"],
  ["principal", "permissionSet", "target"],
  ["principal", "target", "permissionSet"],
];

/**
 * Groups cells into few boxes that hold exactly them, each once. The fewest boxes possible are hard to find (a cover by
 * bicliques is, in two dimensions already), so that what is equal is merged along one axis after the other, in every
 * order of the axes, and the order that leaves the fewest boxes is taken. Never more boxes than there are pairs of a
 * principal and a permission set. The same cells in any order give the same boxes, in time that grows with their number.
 */
export function groupRows(cells: readonly Cell[]): readonly Box[] {
  const results = orders.map((order) => merge(cells, order));
  return results.reduce((best, boxes) => (isBetter(boxes, best) ? boxes : best));
}

/** The same where every entry is to have one principal alone. */
export function groupRowsByPrincipal(cells: readonly Cell[]): readonly Box[] {
  const byPrincipal = new Map<string, Cell[]>();
  for (const cell of cells) {
    const known = byPrincipal.get(cell.principal);
    if (known) known.push(cell);
    else byPrincipal.set(cell.principal, [cell]);
  }
  return [...byPrincipal].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, own]) => groupRows(own));
}

function isBetter(a: readonly Box[], b: readonly Box[]): boolean {
  if (a.length !== b.length) return a.length < b.length;
  return names(a) < names(b);
}

function names(boxes: readonly Box[]): number {
  return boxes.reduce(
    (sum, { principals, permissionSets, targets }) =>
      sum + principals.length + permissionSets.length + targets.length,
    0,
  );
}

/** A box in the making: numbers in place of names, so that lists are quick to compare. */
type Numbered = Record<Axis, readonly number[]>;

function merge(cells: readonly Cell[], order: Order): readonly Box[] {
  const values = {
    principal: numbersOf(cells, "principal"),
    permissionSet: numbersOf(cells, "permissionSet"),
    target: numbersOf(cells, "target"),
  };
  let boxes: Iterable<Numbered> = cells.map((cell) => ({
    principal: [values.principal.numbers.get(cell.principal)!],
    permissionSet: [values.permissionSet.numbers.get(cell.permissionSet)!],
    target: [values.target.numbers.get(cell.target)!],
  }));
  for (const axis of order) boxes = mergeAlong(boxes, axis);
  const named = (axis: Axis, numbers: readonly number[]) => numbers.map((n) => values[axis].names[n]!);
  return [...boxes]
    .sort((a, b) => byNumbers(a, b))
    .map((box) => ({
      principals: named("principal", box.principal),
      permissionSets: named("permissionSet", box.permissionSet),
      targets: named("target", box.target),
    }));
}

/** Puts boxes together that differ along one axis alone. */
function mergeAlong(boxes: Iterable<Numbered>, axis: Axis): Iterable<Numbered> {
  const [one, other] = (["principal", "permissionSet", "target"] as const).filter((name) => name !== axis);
  const merged = new Map<string, { readonly box: Numbered; readonly along: Set<number> }>();
  for (const box of boxes) {
    const key = `${box[one!].join()} ${box[other!].join()}`;
    const known = merged.get(key);
    if (known) for (const number of box[axis]) known.along.add(number);
    else merged.set(key, { box, along: new Set(box[axis]) });
  }
  return [...merged.values()].map(({ box, along }) => ({
    ...box,
    [axis]: [...along].sort((a, b) => a - b),
  }));
}

function numbersOf(cells: readonly Cell[], axis: Axis) {
  const names = [...new Set(cells.map((cell) => cell[axis]))].sort();
  return { names, numbers: new Map(names.map((name, number) => [name, number])) };
}

function byNumbers(a: Numbered, b: Numbered): number {
  for (const axis of ["principal", "permissionSet", "target"] as const) {
    const [left, right] = [a[axis], b[axis]];
    for (let at = 0; at < Math.min(left.length, right.length); at += 1)
      if (left[at] !== right[at]) return left[at]! - right[at]!;
    if (left.length !== right.length) return left.length - right.length;
  }
  return 0;
}
