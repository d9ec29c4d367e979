import type { JSX } from "preact";
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { nextRow } from "../model/keys";
import type { Found } from "../model/search";
import type { Table } from "../model/table";
import { treeNodes, type Tree, type TreeNode } from "../model/tree";
import { lineHeight, nodeId, TreeLine } from "./tree-line";
import { useVirtual } from "./use-virtual";

interface TreeProps {
  readonly table: Table;
  readonly tree: Tree;
  readonly found: Found;
  readonly ticked: ReadonlySet<number>;
  /** Whether a search is on: then the tree shows what it finds, opened. */
  readonly searching: boolean;
  readonly onToggle: (accounts: readonly number[]) => void;
  readonly onPick: (node: TreeNode) => void;
}

/** The organization, as the console shows it: open and close units, tick accounts, pick one. */
export function OrganizationTree(props: TreeProps): JSX.Element {
  const { table, tree, found, searching, ticked } = props;
  const [isOpen, setOpen] = useOpenUnits(table, searching);
  const nodes = useMemo(
    () =>
      treeNodes(
        tree,
        isOpen,
        searching ? (account) => found.perAccount[account]! > 0 || found.named[account] === 1 : undefined,
      ),
    [tree, isOpen, searching, found],
  );
  const [active, setActive] = useState(0);
  const scroll = useRef<HTMLDivElement>(null);
  const keyOf = useCallback((index: number) => nodeId(nodes[index]), [nodes]);
  const virtual = useVirtual(scroll, {
    count: nodes.length,
    estimateSize: () => lineHeight,
    getItemKey: keyOf,
    overscan: 8,
  });
  useLayoutEffect(() => setActive((index) => Math.max(0, Math.min(index, nodes.length - 1))), [nodes]);

  const moveTo = (index: number) => {
    setActive(index);
    virtual.scrollToIndex(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const node = nodes[active];
    if (!node || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = nextRow(event, active, nodes.length);
    const act = treeKeys({ node, nodes, active, moveTo, setOpen, props })[event.key];
    if (next !== undefined) moveTo(next);
    else if (act) act();
    else return;
    event.preventDefault();
  };
  if (nodes.length === 0)
    return <p class="empty">{searching ? "No account is found by this search." : "No account is known."}</p>;
  return (
    <div
      class="tree"
      role="tree"
      aria-label="Organization"
      aria-multiselectable="true"
      tabIndex={0}
      ref={scroll}
      onKeyDown={onKeyDown}
      aria-activedescendant={nodeId(nodes[active])}
    >
      <div role="presentation" style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const node = nodes[index];
          return (
            node && (
              <TreeLine
                key={nodeId(node)}
                node={node}
                top={start}
                active={index === active}
                table={table}
                accounts={accountsBelow(tree, node)}
                ticked={ticked}
                found={found}
                onOpen={() => setOpen(node.index, !node.expanded)}
                onToggle={() => props.onToggle(accountsBelow(tree, node))}
                onPick={() => {
                  setActive(index);
                  props.onPick(node);
                }}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

/** Accounts that a line of the tree stands for. */
function accountsBelow(tree: Tree, { kind, index }: TreeNode): readonly number[] {
  return kind === "account" ? [index] : tree.allAccounts[index]!;
}

/** A small organization is open from the start; of a big one the first level. A search opens everything. */
function useOpenUnits(
  { data: { units, accounts } }: Table,
  searching: boolean,
): readonly [(unit: number) => boolean, (unit: number, open: boolean) => void] {
  const small = accounts.length + units.length <= 60;
  const [turned, setTurned] = useState<ReadonlyMap<number, boolean>>(new Map());
  const [turnedInSearch, setTurnedInSearch] = useState<ReadonlyMap<number, boolean>>(new Map());
  useLayoutEffect(() => setTurnedInSearch((map) => (map.size === 0 ? map : new Map())), [searching]);
  const current = searching ? turnedInSearch : turned;
  const isOpen = useCallback(
    (unit: number) => current.get(unit) ?? (searching || small || units[unit]?.parent === -1),
    [current, searching, small, units],
  );
  const setOpen = (unit: number, open: boolean) =>
    (searching ? setTurnedInSearch : setTurned)((map) => new Map(map).set(unit, open));
  return [isOpen, setOpen];
}

interface KeyContext {
  readonly node: TreeNode;
  readonly nodes: readonly TreeNode[];
  readonly active: number;
  readonly moveTo: (index: number) => void;
  readonly setOpen: (unit: number, open: boolean) => void;
  readonly props: TreeProps;
}

/** The keys of a tree, but for those that move along it. Source: WAI-ARIA Authoring Practices, "Tree View Pattern". */
function treeKeys({ node, nodes, active, moveTo, setOpen, props }: KeyContext): Record<string, () => void> {
  const parent = nodes.findLastIndex(({ level }, index) => index < active && level < node.level);
  return {
    ArrowRight: () => {
      if (node.expanded === false) setOpen(node.index, true);
      else if (node.expanded) moveTo(active + 1);
    },
    ArrowLeft: () => {
      if (node.expanded) setOpen(node.index, false);
      else if (parent >= 0) moveTo(parent);
    },
    " ": () => props.onToggle(accountsBelow(props.tree, node)),
    Enter: () => props.onPick(node),
  };
}
