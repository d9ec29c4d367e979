import { Fragment, type JSX } from "preact";
import type { PageItem, PageReview, PageText } from "../../page-data";
import { plural } from "../model/words";
import { Mark, Name } from "./marks";

/** Accounts that are named without being asked. */
const namedAccounts = 6;

/** What a review says in words, from the top: the riskiest first. */
export function Summary({ review }: { readonly review: PageReview }): JSX.Element {
  return (
    <div class="summary scroll" tabIndex={0} role="region" aria-label="Summary of the changes">
      <ul class="counts" aria-label="Counts">
        {review.counts.map(({ count, what, mark }) => (
          <li key={what} class={count === 0 ? `${mark} none` : mark}>
            <Mark mark={mark} />
            <strong>{count.toLocaleString("en")}</strong> {what}
          </li>
        ))}
      </ul>
      {review.sections.length === 0 && <p class="empty">This plan changes nothing.</p>}
      {review.sections.map(({ title, items, more }) => (
        <section key={title}>
          <h2>{title}</h2>
          <ul>
            {items.map((item, index) => (
              <Item key={index} item={item} />
            ))}
          </ul>
          {more !== undefined && more > 0 && (
            <p class="faint">And {plural(more, "more", "more")}: see them by account or by principal.</p>
          )}
        </section>
      ))}
    </div>
  );
}

function Item({
  item: { mark, text, lines = [], accounts = [], diff = [] },
}: {
  readonly item: PageItem;
}): JSX.Element {
  return (
    <li class={mark}>
      <p>
        <Mark mark={mark} />
        <Text text={text} />
      </p>
      {accounts.length > namedAccounts ? (
        <details>
          <summary>{plural(accounts.length, "account")}</summary>
          <Accounts names={accounts} />
        </details>
      ) : (
        accounts.length > 0 && <Accounts names={accounts} />
      )}
      {lines.map((line, index) => (
        <p key={index} class="line">
          <Text text={line} />
        </p>
      ))}
      {diff.length > 0 && <Diff lines={diff} />}
    </li>
  );
}

/** A sentence in which every name keeps its direction of writing to itself. */
function Text({ text }: { readonly text: PageText }): JSX.Element {
  return (
    <span>
      {text.map((part, index) => (
        <Fragment key={index}>{typeof part === "string" ? part : <Name text={part[0]} />}</Fragment>
      ))}
    </span>
  );
}

function Accounts({ names }: { readonly names: readonly string[] }): JSX.Element {
  return (
    <p class="accounts">
      {names.map((name, index) => (
        <Fragment key={index}>
          {index > 0 && ", "}
          <Name text={name} />
        </Fragment>
      ))}
    </p>
  );
}

const lineWords: Record<string, string> = { "+": "added", "-": "removed" };

function Diff({ lines }: { readonly lines: readonly string[] }): JSX.Element {
  return (
    <pre class="diff" tabIndex={0} aria-label="Difference of the policy">
      {lines.map((line, index) => {
        const word = lineWords[line.charAt(0)];
        return (
          <span key={index} class={word ?? "same"}>
            {word && <span class="heard">{word}: </span>}
            {line}
            {"\n"}
          </span>
        );
      })}
    </pre>
  );
}
