import type { JSX, RefObject } from "preact";
import type { PageData } from "../../page-data";
import type { Layout, View } from "../model/view";
import { minute, plural } from "../model/words";
import { Icon, Name } from "./marks";

interface HeaderProps {
  readonly data: PageData;
  readonly count: number;
  readonly view: View;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly treeShown: boolean;
  readonly onQuery: (query: string) => void;
  readonly onLayout: (layout: Layout) => void;
  readonly onTree: () => void;
}

const layoutNames: Record<Layout, string> = {
  summary: "Summary",
  matrix: "Matrix",
  accounts: "By account",
  principals: "By principal",
};

/** Title, search and layouts. */
export function Header(props: HeaderProps): JSX.Element {
  const { data, view } = props;
  const shown = (Object.keys(layoutNames) as Layout[]).filter(
    (layout) => layout !== "summary" || data.summary,
  );
  return (
    <header class="top">
      <div class="name-of-page">
        <h1>{data.title}</h1>
        <p>
          {describe(data, props.count)}
          {data.madeAt && (
            <>
              {" · "}
              <time dateTime={data.madeAt}>{minute(data.madeAt)}</time>
            </>
          )}
        </p>
      </div>
      <div class="tools">
        <button type="button" class="show-tree" aria-expanded={props.treeShown} onClick={props.onTree}>
          <Icon name="unit" /> Organization
        </button>
        <label class="search">
          <span class="heard">Search people, accounts and permission sets</span>
          <Icon name="search" />
          <input
            type="search"
            ref={props.search}
            value={view.query}
            placeholder="Search people, accounts, permission sets"
            autocomplete="off"
            spellcheck={false}
            dir="auto"
            onInput={({ currentTarget: { value } }) => props.onQuery(value)}
          />
          <kbd aria-hidden="true">/</kbd>
        </label>
        <div class="layouts" role="group" aria-label="Layout">
          {shown.map((layout) => (
            <button
              type="button"
              key={layout}
              aria-pressed={view.layout === layout}
              onClick={() => props.onLayout(layout)}
            >
              {layoutNames[layout]}
            </button>
          ))}
        </div>
      </div>
      {data.only.length > 0 && (
        <p class="banner" role="note">
          This page holds not everything, only{" "}
          {data.only.map((part, index) => (
            <>
              {index > 0 && ", "}
              <Name text={part} />
            </>
          ))}
          .
        </p>
      )}
      {data.warnings.length > 0 && (
        <details class="banner warn">
          <summary>{plural(data.warnings.length, "warning")} of the access config</summary>
          <ul>
            {data.warnings.map((text, index) => (
              <li key={index}>
                <Name text={text} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </header>
  );
}

function describe({ accounts, principals, permissionSets, kind }: PageData, count: number): string {
  if (kind === "review") return plural(count, "account assignment changes", "account assignments change");
  return [
    plural(count, "account assignment"),
    plural(principals.length, "principal"),
    plural(permissionSets.length, "permission set"),
    plural(accounts.length, "account"),
  ].join(" · ");
}
