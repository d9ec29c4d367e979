import { changes, type Change, type PageData, type PageGrant } from "../../page-data";

/** One principal in one account: what a cell of the matrix and a row of a list show. */
export interface Cell {
  readonly account: number;
  readonly principal: number;
  /** Its account assignments are those from here … */
  readonly from: number;
  /** … to before here. */
  readonly to: number;
}

/** The data of a page, made ready for questions. Account assignments are sorted by account, principal, permission set. */
export interface Table {
  readonly data: PageData;
  readonly count: number;
  /** By account assignment: index of the account. */
  readonly account: Int32Array;
  readonly principal: Int32Array;
  readonly permissionSet: Int32Array;
  /** By account assignment: index of the grant, which knows its entries. */
  readonly grant: Int32Array;
  /** By account assignment: index in `changes`. */
  readonly change: Uint8Array;
  /** By account, then by principal. */
  readonly cells: readonly Cell[];
  /** The same by principal, then by account. */
  readonly cellsByPrincipal: readonly Cell[];
}

/** Spreads the grants of a page into account assignments. */
export function toTable(data: PageData): Table {
  const count = data.grants.reduce((sum, grant) => sum + size(grant), 0);
  const [account, principal, permissionSet, grant] = sortedColumns(data, count);
  const change = Uint8Array.from(grant, (index) => changes.indexOf(data.grants[index]?.change ?? "has"));
  const cells = toCells(count, account, principal);
  const cellsByPrincipal = [...cells].sort((a, b) => a.principal - b.principal || a.account - b.account);
  return { data, count, account, principal, permissionSet, grant, change, cells, cellsByPrincipal };
}

function size({ accounts }: PageGrant): number {
  return accounts.reduce((sum, number, index) => (index % 2 === 1 ? sum + number : sum), 0);
}

type Columns = [Int32Array, Int32Array, Int32Array, Int32Array];

function sortedColumns({ grants, principals, permissionSets }: PageData, count: number): Columns {
  const accountOf = new Int32Array(count);
  const grantOf = new Int32Array(count);
  const order = new Float64Array(count);
  let next = 0;
  grants.forEach(({ accounts, principal, permissionSet }, grant) => {
    for (let pair = 0; pair < accounts.length; pair += 2) {
      const first = accounts[pair]!;
      for (let index = first; index < first + accounts[pair + 1]!; index += 1) {
        accountOf[next] = index;
        grantOf[next] = grant;
        order[next] = (index * principals.length + principal) * permissionSets.length + permissionSet;
        next += 1;
      }
    }
  });
  const places = Int32Array.from({ length: count }, (_, index) => index);
  places.sort((a, b) => order[a]! - order[b]! || grantOf[a]! - grantOf[b]!);
  const grant = places.map((place) => grantOf[place]!);
  return [
    places.map((place) => accountOf[place]!),
    grant.map((index) => grants[index]!.principal),
    grant.map((index) => grants[index]!.permissionSet),
    grant,
  ];
}

function toCells(count: number, account: Int32Array, principal: Int32Array): Cell[] {
  const cells: Cell[] = [];
  let from = 0;
  for (let to = 1; to <= count; to += 1) {
    if (to < count && account[to] === account[from] && principal[to] === principal[from]) continue;
    cells.push({ account: account[from]!, principal: principal[from]!, from, to });
    from = to;
  }
  return cells;
}

/** The cell of a principal in an account; undefined where it has nothing there. */
export function findCell(table: Table, account: number, principal: number): Cell | undefined {
  let low = 0;
  let high = table.cells.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const cell = table.cells[middle]!;
    const difference = cell.account - account || cell.principal - principal;
    if (difference === 0) return cell;
    if (difference < 0) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** What becomes of an account assignment. */
export function changeOf(table: Table, assignment: number): Change {
  return changes[table.change[assignment]!]!;
}

/** Whether an account assignment gives administration, as far as its permission set tells. */
export function isAdministrative({ data, permissionSet }: Table, assignment: number): boolean {
  return (data.permissionSets[permissionSet[assignment]!]?.administration.length ?? 0) > 0;
}

/** Names of the units above and with an account, from the top, without the root. */
export function unitPath({ units, accounts }: PageData, account: number): string {
  const names: string[] = [];
  for (let unit = accounts[account]?.unit ?? -1; unit >= 0; unit = units[unit]!.parent) {
    if (units[unit]!.parent >= 0 || units[unit]!.id === "") names.unshift(units[unit]!.name);
  }
  return names.length === 0 ? "Root" : names.join(" / ");
}
