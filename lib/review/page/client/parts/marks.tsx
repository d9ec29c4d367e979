import type { JSX } from "preact";
import type { Change, PageMark } from "../../page-data";

/** Sign, word and colour of each mark: nobody has to tell colours apart. */
const marks: Record<PageMark, { readonly sign: string; readonly word: string; readonly tone: string }> = {
  "+": { sign: "+", word: "new", tone: "gained" },
  "-": { sign: "−", word: "gone", tone: "lost" },
  "↻": { sign: "↻", word: "revoked and granted again", tone: "interrupted" },
  "~": { sign: "~", word: "changed", tone: "changed" },
  "!": { sign: "!", word: "look at this", tone: "risk" },
};

/** The mark of an account assignment; none where it is just there. */
export const markOf: Readonly<Record<Change, PageMark | undefined>> = {
  has: undefined,
  gained: "+",
  lost: "-",
  interrupted: "↻",
  unmanaged: "!",
  missing: "-",
};

/** The word for what becomes of an account assignment; only an audit has to say that one is just there. */
export function wordOf(change: Change): string {
  return change === "has" ? "in sync" : change;
}

/** The mark of an account assignment with its word, where there is one. */
export function ChangeMark({ change }: { readonly change: Change }): JSX.Element | null {
  const mark = markOf[change];
  return mark === undefined ? null : <Mark mark={mark} word={change} />;
}

/** The colours of a mark, as a class. */
export function toneOf(mark: PageMark | undefined): string {
  return mark === undefined ? "" : marks[mark].tone;
}

/** The sign of a mark, with its word for those who hear the page. */
export function Mark({
  mark,
  word = marks[mark].word,
}: {
  readonly mark: PageMark;
  readonly word?: string;
}): JSX.Element {
  return (
    <span class={`mark ${toneOf(mark)}`} title={word}>
      <span aria-hidden="true">{marks[mark].sign}</span>
      <span class="heard">{word}: </span>
    </span>
  );
}

const icons = {
  USER: ["M8 8.2a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z", "M2.5 14c.4-3 2.6-4.4 5.5-4.4s5.1 1.4 5.5 4.4"],
  GROUP: [
    "M6 8a2.6 2.6 0 1 0 0-5.200A2.6 2.6 0 0 0 6 8Z",
    "M1 13.500c.3-2.6 2.2-3.9 5-3.900s4.7 1.3 5 3.9",
    "M10.5 3a2.5 2.5 0 0 1 0 4.900M12.3 9.900c1.7.5 2.6 1.7 2.8 3.6",
  ],
  unit: ["M1.5 12.500v-9h4.500l1.5 2h7v7z"],
  account: ["M2.5 5 8 2l5.5 3v6L8 14l-5.5-3z", "M2.5 5 8 8l5.5-3M8 8v6"],
  shield: ["M8 1.8 13 3.600v4c0 3.2-2 5.3-5 6.6-3-1.3-5-3.4-5-6.600v-4z", "M8 5v3.500M8 10.600v.2"],
  close: ["M3.5 3.500l9 9M12.5 3.500l-9 9"],
  search: ["M7 11.500a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.3 10.3 14 14"],
  open: ["M6 4l4 4-4 4"],
} as const;

/** A drawing that says nothing by itself: what it means stands beside it as text. */
export function Icon({ name }: { readonly name: keyof typeof icons }): JSX.Element {
  return (
    <svg class={`icon ${name}`} viewBox="0 0 16 16" aria-hidden="true">
      {icons[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}

/** A name from elsewhere: it keeps its direction of writing to itself, and is cut where there is no room. */
export function Name({ text, cut = false }: { readonly text: string; readonly cut?: boolean }): JSX.Element {
  return (
    <bdi class={cut ? "name cut" : "name"} title={cut ? text : undefined}>
      {text}
    </bdi>
  );
}

/** Words for the type of a principal. */
export const principalWords = { USER: "user", GROUP: "group" } as const;
