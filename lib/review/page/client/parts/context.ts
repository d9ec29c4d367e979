import type { Found } from "../model/search";
import type { Table } from "../model/table";
import type { View } from "../model/view";

/** What every part of the page that shows account assignments gets. */
export interface PartProps {
  readonly table: Table;
  readonly found: Found;
  readonly open: View["open"];
  /** Opens the details of a cell; `focus`: and moves there, which the keyboard wants. */
  readonly onOpen: (account: number, principal: number, focus: boolean) => void;
  readonly onAccount: (account: number) => void;
  readonly onPrincipal: (principal: number) => void;
}
