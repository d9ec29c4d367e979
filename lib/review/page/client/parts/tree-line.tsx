import type { JSX } from "preact";
import type { Found } from "../model/search";
import type { Table } from "../model/table";
import { tickedState, type TreeNode } from "../model/tree";
import { numeral, plural } from "../model/words";
import { Icon, Name } from "./marks";

export const lineHeight = 32;

/** Id of a line's element, by which the tree tells assistive technology where the keyboard is. */
export function nodeId(node: TreeNode | undefined): string {
  return node ? `${node.kind}-${node.index}` : "";
}

interface TreeLineProps {
  readonly node: TreeNode;
  readonly top: number;
  readonly active: boolean;
  readonly table: Table;
  readonly accounts: readonly number[];
  readonly ticked: ReadonlySet<number>;
  readonly found: Found;
  readonly onOpen: () => void;
  readonly onToggle: () => void;
  readonly onPick: () => void;
}

/** A unit or an account in the tree. */
export function TreeLine({
  node,
  top,
  active,
  table,
  accounts,
  ticked,
  found,
  ...on
}: TreeLineProps): JSX.Element {
  const { kind, index, level, position, siblings, expanded } = node;
  const state = tickedState(accounts, ticked);
  const count = accounts.reduce((sum, account) => sum + found.perAccount[account]!, 0);
  const account = kind === "account" ? table.data.accounts[index] : undefined;
  const name = account?.name ?? table.data.units[index]?.name ?? "";
  return (
    <div
      id={nodeId(node)}
      role="treeitem"
      class={`node ${kind} ${active ? "active" : ""} ${count === 0 ? "none" : ""}`}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={expanded}
      aria-checked={state}
      style={{
        transform: `translateY(${top}px)`,
        height: `${lineHeight}px`,
        paddingInlineStart: `${(level - 1) * 16 + 4}px`,
      }}
    >
      {expanded !== undefined ? (
        <span class={`twist ${expanded ? "down" : ""}`} onClick={on.onOpen} aria-hidden="true">
          <Icon name="open" />
        </span>
      ) : (
        <span class="twist" aria-hidden="true" />
      )}
      <span class={`tick ${state}`} onClick={on.onToggle} aria-hidden="true" title="tick to see only this" />
      <span class="pick" onClick={on.onPick}>
        <Icon name={kind} />
        <Name text={name} cut />
        {account?.management && (
          <span class="tag" title="management account">
            mgmt<span class="heard"> account</span>
          </span>
        )}
        {account?.state && <span class="tag warn">{account.state}</span>}
      </span>
      <span class="count" title={plural(count, "account assignment")}>
        <span aria-hidden="true">{count > 0 ? numeral(count) : ""}</span>
        <span class="heard"> {plural(count, "account assignment")}</span>
      </span>
    </div>
  );
}
