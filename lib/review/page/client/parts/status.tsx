import type { JSX } from "preact";
import type { PageAccount, PageKind } from "../../page-data";
import type { Found } from "../model/search";
import type { Table } from "../model/table";
import { isNarrowed, type View } from "../model/view";
import { plural } from "../model/words";
import { Name } from "./marks";

/** How much is shown, said again whenever it changes. */
export function Status({ found, view }: Pick<EmptyProps, "view"> & { readonly found: Found }): JSX.Element {
  const { assignments, principals, accounts } = found;
  return (
    <p class={view.layout === "summary" ? "status heard" : "status"} role="status" aria-live="polite">
      {plural(assignments, "account assignment")} of {plural(principals, "principal")} in{" "}
      {plural(accounts, "account")}
    </p>
  );
}

const nothingAtAll: Readonly<Record<PageKind, string>> = {
  matrix: "The access config gives nobody access: no account assignment comes of it.",
  review: "This plan changes no account assignment.",
  audit: "Neither the access config nor AWS has an account assignment.",
};

interface EmptyProps {
  readonly table: Table;
  readonly view: View;
  readonly onEverything: () => void;
}

/** Why there is nothing to see. */
export function Empty({ table: { data, count }, view, onEverything }: EmptyProps): JSX.Element {
  if (count === 0) {
    return (
      <div class="empty">
        <p>
          {data.only.length > 0
            ? "No account assignment is left by what this page was asked for."
            : nothingAtAll[data.kind]}
        </p>
      </div>
    );
  }
  const [only] = view.accounts;
  const account = view.accounts.size === 1 && only !== undefined ? data.accounts[only] : undefined;
  return (
    <div class="empty">
      <p>
        {account ? (
          <WhyNobody account={account} narrowed={isNarrowed({ ...view, accounts: new Set() })} />
        ) : (
          whyNothing(view)
        )}
      </p>
      <button type="button" onClick={onEverything}>
        Show everything
      </button>
    </div>
  );
}

function whyNothing(view: View): string {
  if (isNarrowed({ ...view, query: "" })) return "Nothing fits everything that is chosen.";
  return `Nothing is found: no principal, account, permission set or entry has “${view.query.trim()}” in its name.`;
}

function WhyNobody({ account, narrowed }: { account: PageAccount; narrowed: boolean }): JSX.Element {
  const name = <Name text={account.name} />;
  if (narrowed) return <>Nothing in {name} fits the search and the filters.</>;
  if (account.state) {
    return (
      <>
        Nobody is given access to {name}: it is {account.state}, and only an ACTIVE account can be assigned.
      </>
    );
  }
  return <>No account assignment here gives anybody access to {name}.</>;
}
