import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Alias,
  type Document,
  type Node,
} from "yaml";
import type { ConfigPath, Position, Problem } from "../problems/problem";
import { toProblem } from "../problems/report";
import { plainSource, type Source } from "./source";
import { tooDeepAt } from "./yaml-depth";

type Text = Pick<Source, "document" | "locate" | "line">;

/**
 * Parses YAML or JSON text. JSON is read by the same parser, which is what finds positions and keys that stand twice;
 * that it is strict JSON is asked of `JSON.parse`.
 */
export function readYaml(
  text: string,
  file: string,
  json: boolean,
): Text | { readonly problems: readonly Problem[] } {
  const content = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const lines = content.split(/\r?\n/);
  const counter = new LineCounter();
  const deep = tooDeepAt(content);
  if (deep !== undefined) return { problems: [tooDeep(content, deep, file)] };
  const document = parseDocument(content, { lineCounter: counter, prettyErrors: false, logLevel: "error" });
  const source: Text = {
    document: undefined,
    locate: (path, spot) => locate(document, counter, path, spot),
    line: (line) => lines[line - 1],
  };
  const strict = json ? jsonProblems(content, counter, source, file) : [];
  // What is no JSON is mostly no YAML either: one mistake, said once.
  const problems = strict.length > 0 ? strict : syntaxProblems(document, counter, source, file);
  if (problems.length > 0) return { problems: problems.slice(0, 20) };
  try {
    return { ...source, document: document.toJS() as unknown };
  } catch (error) {
    // An alias without its anchor, or one that expands without end: yaml counts the expansions and refuses.
    const position = toPosition(counter, lostAlias(document)?.range?.[0] ?? 0);
    return { problems: [syntaxProblem({ ...source, file }, (error as Error).message, position)] };
  }
}

function tooDeep(content: string, offset: number, file: string): Problem {
  const before = content.slice(0, offset).split("\n");
  const position = { line: before.length, column: (before.at(-1) ?? "").length + 1 };
  const source = { ...plainSource(undefined, undefined, file), locate: () => position };
  return toProblem(
    { ...source, line: (line) => content.split(/\r?\n/)[line - 1] },
    "config-too-deep",
    [],
    {},
  );
}

function lostAlias(document: Document): Alias | undefined {
  let lost: Alias | undefined;
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document)) return undefined;
      lost = alias;
      return visit.BREAK;
    },
  });
  return lost;
}

function syntaxProblems(document: Document, counter: LineCounter, source: Text, file: string): Problem[] {
  return document.errors.map((error) =>
    syntaxProblem({ ...source, file }, error.message, toPosition(counter, error.pos[0])),
  );
}

function jsonProblems(content: string, counter: LineCounter, source: Text, file: string): Problem[] {
  const message = jsonError(content);
  if (message === undefined) return [];
  const position = toPosition(counter, jsonErrorOffset(content, message));
  const reason = message.replace(/( in JSON)? at position[^]*|, (\.\.\.)?"[^]*/, "");
  return [syntaxProblem({ ...source, file }, reason, position)];
}

function jsonError(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/**
 * Where JSON ends to be JSON. For an unexpected token the message names no position: it is the last character of the
 * shortest beginning of the text that has one, found by halving.
 */
function jsonErrorOffset(content: string, message: string): number {
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  if (position !== undefined) return Number(position);
  const unexpected = /^Unexpected token/;
  if (!unexpected.test(message)) return content.length;
  let [sound, broken] = [0, content.length];
  while (broken - sound > 1) {
    const middle = Math.floor((sound + broken) / 2);
    if (unexpected.test(jsonError(content.slice(0, middle)) ?? "")) broken = middle;
    else sound = middle;
  }
  return broken - 1;
}

function syntaxProblem(source: Text & { file: string }, message: string, position: Position): Problem {
  const reason = (message.split("\n")[0] ?? message).replace(/; please use .*|[.:]$/, "");
  const place = { ...plainSource(undefined), ...source, locate: () => position };
  return toProblem(place, "config-syntax", [], { reason });
}

function toPosition(counter: LineCounter, offset: number): Position {
  const { line, col } = counter.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function locate(
  document: Document,
  counter: LineCounter,
  path: ConfigPath,
  spot: "key" | "value",
): Position | undefined {
  let value: unknown = document.contents;
  let key: unknown;
  for (const step of path) {
    const node = isAlias(value) ? value.resolve(document) : value;
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => String(isScalar(item.key) ? item.key.value : item.key) === String(step),
      );
      if (!pair) break;
      ({ key, value } = pair);
    } else if (isSeq(node)) {
      key = undefined;
      value = node.items[Number(step)];
    } else break;
  }
  const offset = offsetOf(spot === "key" ? (key ?? value) : (value ?? key));
  return offset === undefined ? undefined : toPosition(counter, offset);
}

function offsetOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}
