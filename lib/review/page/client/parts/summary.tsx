import { Fragment, type JSX } from "preact";
import type { Change, PageItem, PageKind, PageSummary, PageText } from "../../page-data";
import { changeOf, type Table } from "../model/table";
import { numeral, plural } from "../model/words";
import { ChangeMark, Mark, markOf, Name, toneOf, wordOf } from "./marks";

interface SummaryProps {
  readonly table: Table;
  readonly summary: PageSummary;
}

/** What a review or an audit says in words: counts at the top, then the riskiest first. */
export function Summary({ table, summary }: SummaryProps): JSX.Element {
  const { region } = countsOf[table.data.kind];
  return (
    <div class="summary scroll" tabIndex={0} role="region" aria-label={region}>
      <Counts table={table} />
      <div class="headline">
        {summary.headline.map((item, index) => (
          <Line key={index} item={item} />
        ))}
      </div>
      {summary.sections.map(({ title, items, more = 0 }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul>
            {items.map((item, index) => (
              <li key={index} class={`${toneOf(item.mark)} ${isRisky(item) ? "risk" : ""}`}>
                <Item item={item} />
              </li>
            ))}
          </ul>
          {more > 0 && (
            <p class="faint">
              And {plural(more, "more", "more")}: By account and By principal have them all.
            </p>
          )}
        </section>
      ))}
    </div>
  );
}

/** How the parts of a summary are called for those who hear the page, and what is counted. */
const countsOf: Readonly<
  Record<PageKind, { readonly region: string; readonly label: string; readonly counted: readonly Change[] }>
> = {
  matrix: { region: "Summary", label: "Account assignments", counted: [] },
  review: {
    region: "Summary of the changes",
    label: "Account assignments that change",
    counted: ["gained", "lost", "interrupted"],
  },
  audit: {
    region: "Summary of the audit",
    label: "Account assignments in AWS and in the access config",
    counted: ["unmanaged", "missing", "has"],
  },
};

/** Account assignments by what becomes of them, as large numbers. */
function Counts({ table }: { readonly table: Table }): JSX.Element {
  const { label, counted } = countsOf[table.data.kind];
  const counts = new Map<Change, number>();
  for (let index = 0; index < table.count; index += 1) {
    const change = changeOf(table, index);
    counts.set(change, (counts.get(change) ?? 0) + 1);
  }
  return (
    <ul class="counts" aria-label={label}>
      {counted.map((change) => {
        const count = counts.get(change) ?? 0;
        return (
          <li key={change} class={count === 0 ? "none" : toneOf(markOf[change])}>
            <ChangeMark change={change} />
            <strong>{numeral(count)}</strong> {wordOf(change)}
          </li>
        );
      })}
    </ul>
  );
}

function isRisky({ mark, flags = [], items = [] }: PageItem): boolean {
  return mark === "!" || flags.length > 0 || items.some(isRisky);
}

function Item({ item }: { readonly item: PageItem }): JSX.Element {
  const { items = [], names, diff } = item;
  return (
    <>
      <Line item={item} />
      {names && (
        <details>
          <summary>{names.title}</summary>
          <p class="accounts">
            {names.names.map((name, index) => (
              <Fragment key={index}>
                {index > 0 && ", "}
                <Name text={name} />
              </Fragment>
            ))}
          </p>
        </details>
      )}
      {diff && <Diff lines={diff} />}
      {items.length > 0 && (
        <ul>
          {items.map((below, index) => (
            <li key={index}>
              <Item item={below} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** A sentence, with its mark before it and its flags behind. */
function Line({ item: { mark, text, flags = [] } }: { readonly item: PageItem }): JSX.Element {
  return (
    <p class="line">
      {mark && <Mark mark={mark} />}
      <span>
        <Text text={text} />
        {flags.map((flag) => (
          <Fragment key={flag}>
            {" "}
            <span class="tag warn">{flag}</span>
          </Fragment>
        ))}
      </span>
    </p>
  );
}

/** A text in which every name keeps its direction of writing to itself. */
function Text({ text }: { readonly text: PageText }): JSX.Element {
  return (
    <>
      {text.map((part, index) => (
        <Fragment key={index}>
          {typeof part === "string" ? part : part[1] ? <bdi>{part[0]}</bdi> : <Name text={part[0]} />}
        </Fragment>
      ))}
    </>
  );
}

const lineWords: Readonly<Record<string, string>> = { "+": "added", "-": "removed" };

function Diff({ lines }: { readonly lines: readonly string[] }): JSX.Element {
  return (
    <pre class="diff" tabIndex={0} role="group" aria-label="Difference of the policy">
      {lines.map((line, index) => {
        const word = lineWords[line.charAt(0)];
        return (
          <span key={index} class={word ?? "same"}>
            {word && <span class="heard">{word}: </span>}
            {line}
          </span>
        );
      })}
    </pre>
  );
}
