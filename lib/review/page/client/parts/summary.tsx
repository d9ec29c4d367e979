import { Fragment, type JSX } from "preact";
import { changes, type PageItem, type PageReview, type PageText } from "../../page-data";
import { changeOf, type Table } from "../model/table";
import { numeral, plural } from "../model/words";
import { Mark, markOf, Name, toneOf } from "./marks";

interface SummaryProps {
  readonly table: Table;
  readonly review: PageReview;
}

/** What a review says in words: counts at the top, then the riskiest first. */
export function Summary({ table, review }: SummaryProps): JSX.Element {
  return (
    <div class="summary scroll" tabIndex={0} role="region" aria-label="Summary of the changes">
      <Counts table={table} />
      <div class="headline">
        {review.summary.map((item, index) => (
          <Line key={index} item={item} />
        ))}
      </div>
      {review.sections.map(({ title, items, more = 0 }) => (
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

/** Account assignments that are gained, lost and interrupted, as large numbers. */
function Counts({ table }: { readonly table: Table }): JSX.Element {
  const counts = { has: 0, gained: 0, lost: 0, interrupted: 0 };
  for (let index = 0; index < table.count; index += 1) counts[changeOf(table, index)] += 1;
  return (
    <ul class="counts" aria-label="Account assignments that change">
      {changes.map(
        (change) =>
          change !== "has" && (
            <li key={change} class={counts[change] === 0 ? "none" : change}>
              <Mark mark={markOf[change]} word={change} />
              <strong>{numeral(counts[change])}</strong> {change}
            </li>
          ),
      )}
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
