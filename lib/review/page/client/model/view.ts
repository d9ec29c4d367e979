import { changes, type Change } from "../../page-data";
import { toWords, type Wanted } from "./search";
import type { Table } from "./table";
import { summarizeTicked, type Tree } from "./tree";

/** How a page is laid out; a matrix has no summary. */
export const layouts = ["summary", "matrix", "accounts", "principals"] as const;
export type Layout = (typeof layouts)[number];

/** Everything that a reader has chosen; the page's address keeps it. */
export interface View extends Wanted {
  readonly layout: Layout;
  /** The cell whose details are open. */
  readonly open?: { readonly account: number; readonly principal: number };
}

/** What lets everything pass. */
export const everything: Wanted = {
  query: "",
  accounts: new Set(),
  principal: undefined,
  permissionSet: undefined,
  administration: false,
  changes: [],
};

/** Whether less than everything is wanted. */
export function isNarrowed({
  query,
  accounts,
  principal,
  permissionSet,
  administration,
  changes,
}: Wanted): boolean {
  return (
    toWords(query).length > 0 ||
    accounts.size > 0 ||
    principal !== undefined ||
    permissionSet !== undefined ||
    administration ||
    changes.length > 0
  );
}

/** A view as the fragment of an address: ids and names, so that it means the same in a later page. */
export function toFragment(view: View, { data }: Table, tree: Tree, layout: Layout): string {
  const parameters = new URLSearchParams();
  if (view.layout !== layout) parameters.set("view", view.layout);
  if (view.query !== "") parameters.set("q", view.query);
  const { units, accounts } = summarizeTicked(tree, view.accounts);
  const places = [
    ...units.map((unit) => data.units[unit]!.id || "others"),
    ...accounts.map((account) => data.accounts[account]!.id),
  ];
  if (places.length > 0) parameters.set("in", places.join(","));
  const who = (index: number) => `${data.principals[index]!.type}:${data.principals[index]!.name}`;
  if (view.principal !== undefined) parameters.set("principal", who(view.principal));
  if (view.permissionSet !== undefined)
    parameters.set("set", data.permissionSets[view.permissionSet]?.name ?? "");
  if (view.administration) parameters.set("administration", "only");
  if (view.changes.length > 0) parameters.set("changes", view.changes.join(","));
  if (view.open)
    parameters.set("open", `${data.accounts[view.open.account]!.id}:${who(view.open.principal)}`);
  return parameters.toString();
}

/** The view that a fragment means; what this page does not know is left out. */
export function fromFragment(fragment: string, { data }: Table, tree: Tree, layout: Layout): View {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
  const view = parameters.get("view");
  const allowed = layouts.filter((known) => known !== "summary" || data.summary);
  return {
    layout: allowed.find((known) => known === view) ?? layout,
    query: parameters.get("q") ?? "",
    accounts: new Set((parameters.get("in")?.split(",") ?? []).flatMap((id) => accountsOf(id, data, tree))),
    principal: principalOf(parameters.get("principal"), data),
    permissionSet: known(data.permissionSets.findIndex(({ name }) => name === parameters.get("set"))),
    administration: parameters.get("administration") === "only",
    changes: (parameters.get("changes")?.split(",") ?? []).filter((text): text is Change =>
      (changes as readonly string[]).includes(text),
    ),
    open: openOf(parameters.get("open"), data),
  };
}

function accountsOf(id: string, { units, accounts }: Table["data"], tree: Tree): readonly number[] {
  const unit = units.findIndex((candidate) => (candidate.id || "others") === id);
  if (unit >= 0) return tree.allAccounts[unit]!;
  const account = accounts.findIndex((candidate) => candidate.id === id);
  return account < 0 ? [] : [account];
}

function principalOf(text: string | null, { principals }: Table["data"]): number | undefined {
  return known(principals.findIndex(({ type, name }) => `${type}:${name}` === text));
}

function openOf(text: string | null, data: Table["data"]): View["open"] {
  const [id = "", ...who] = (text ?? "").split(":");
  const account = known(data.accounts.findIndex((candidate) => candidate.id === id));
  const principal = principalOf(who.join(":"), data);
  return account === undefined || principal === undefined ? undefined : { account, principal };
}

function known(index: number): number | undefined {
  return index < 0 ? undefined : index;
}
