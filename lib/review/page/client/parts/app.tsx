import type { JSX } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { find, toWords } from "../model/search";
import { findCell } from "../model/table";
import { toggleTicked, type TreeNode } from "../model/tree";
import { everything, type Layout, type View } from "../model/view";
import type { PartProps } from "./context";
import { Details } from "./details";
import { Filters } from "./filters";
import { Header } from "./header";
import { List } from "./list";
import { Matrix } from "./matrix/matrix";
import { Empty, Status } from "./status";
import { Summary } from "./summary";
import { OrganizationTree } from "./tree";
import type { PageModel } from "./use-view";
import { useView } from "./use-view";

interface AppProps {
  readonly model: PageModel;
  /** Told of every view, before it is drawn. */
  readonly onView: (view: View) => void;
}

/** The whole page. */
export function App({ model, onView }: AppProps): JSX.Element {
  const { table, tree, haystacks } = model;
  const { view, show } = useView(model);
  onView(view);
  const wanted = [
    view.query,
    view.accounts,
    view.principal,
    view.permissionSet,
    view.administration,
    view.changes,
  ];
  const found = useMemo(() => find(table, haystacks, view), [table, haystacks, ...wanted]);
  const [showTree, setShowTree] = useState(false);
  const [focus, setFocus] = useState(0);
  const search = useRef<HTMLInputElement>(null);
  const main = useRef<HTMLElement>(null);
  const cell = view.open && findCell(table, view.open.account, view.open.principal);

  const close = () => {
    show({ open: undefined });
    setFocus(0);
    main.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus();
  };
  useKeys({
    "/": () => search.current?.focus(),
    Escape: () => {
      if (document.activeElement === search.current && view.query !== "") show({ query: "" });
      else if (cell) close();
      else if (showTree) setShowTree(false);
      else search.current?.blur();
    },
  });
  const pick = ({ kind, index }: TreeNode) => {
    setShowTree(false);
    if (kind === "account") show({ accounts: new Set([index]), layout: "accounts" });
    else show({ accounts: new Set(tree.allAccounts[index]), layout: away(view.layout) });
  };
  const parts = {
    table,
    found,
    open: view.open,
    onOpen: (account: number, principal: number, byKeyboard: boolean) => {
      show({ open: { account, principal } });
      setFocus((count) => (byKeyboard ? count + 1 : 0));
    },
    onAccount: (account: number) => show({ accounts: new Set([account]), layout: "accounts" }),
    onPrincipal: (principal: number) => show({ principal, layout: "principals" }),
  };
  return (
    <div class={`page ${showTree ? "with-tree" : ""} ${cell ? "with-details" : ""}`}>
      <Header
        data={table.data}
        count={table.count}
        view={view}
        search={search}
        onQuery={(query) => show({ query, layout: query === "" ? view.layout : away(view.layout) })}
        onLayout={(layout) => show({ layout })}
        onTree={() => setShowTree(!showTree)}
        treeShown={showTree}
      />
      <nav class="organization" aria-label="Organization">
        <h2>
          Organization
          {view.accounts.size > 0 && (
            <button type="button" class="link" onClick={() => show({ accounts: new Set() })}>
              Untick all
            </button>
          )}
        </h2>
        <OrganizationTree
          table={table}
          tree={tree}
          found={found}
          ticked={view.accounts}
          searching={toWords(view.query).length > 0}
          onToggle={(accounts) =>
            show({ accounts: toggleTicked(accounts, view.accounts), layout: away(view.layout) })
          }
          onPick={pick}
        />
      </nav>
      <main ref={main}>
        {table.count > 0 && (
          <Filters
            {...{ table, tree, view }}
            onChange={(change) => show({ ...change, layout: away(view.layout) })}
          />
        )}
        <Status {...{ found, view }} />
        <Content
          view={view}
          parts={parts}
          empty={found.cells.length === 0}
          onEverything={() => show(everything)}
        />
      </main>
      {cell && (
        <Details
          table={table}
          cell={cell}
          focus={focus}
          onClose={close}
          onAccount={parts.onAccount}
          onPrincipal={parts.onPrincipal}
          onPermissionSet={(permissionSet) => show({ permissionSet, layout: away(view.layout) })}
        />
      )}
    </div>
  );
}

interface ContentProps {
  readonly view: View;
  readonly parts: PartProps;
  readonly empty: boolean;
  readonly onEverything: () => void;
}

function Content({ view: { layout, ...view }, parts, empty, onEverything }: ContentProps): JSX.Element {
  const { table } = parts;
  const data = table.data;
  // The summary depends on nothing that is chosen, and can be long: it is drawn once.
  const summary = useMemo(
    () => data.summary && <Summary table={table} summary={data.summary} />,
    [table, data.summary],
  );
  if (layout === "summary" && summary) return summary;
  if (empty) return <Empty table={table} view={{ layout, ...view }} onEverything={onEverything} />;
  if (layout === "matrix") return <Matrix {...parts} />;
  return <List {...parts} layout={layout === "principals" ? "principals" : "accounts"} />;
}

/** Keys that work wherever the focus is, but for texts being typed. */
function useKeys(keys: Readonly<Record<string, () => void>>): void {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const act = keys[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
      const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
      if (typing && event.key !== "Escape") return;
      event.preventDefault();
      act();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  });
}

/** Where something is chosen, the summary, which knows nothing of it, gives way to the account assignments. */
function away(layout: Layout): Layout {
  return layout === "summary" ? "accounts" : layout;
}
