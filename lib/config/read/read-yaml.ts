import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from "yaml";
import type { ConfigPath, Position, Problem } from "../problems/problem";
import { toProblem } from "../problems/report";
import type { Source } from "./source";

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
  const lines = content.split(/\r\n|\r|\n/);
  const counter = new LineCounter();
  const document = parseDocument(content, { lineCounter: counter, prettyErrors: false });
  const source: Text = {
    document: undefined,
    locate: (path, spot) => locate(document, counter, path, spot),
    line: (line) => lines[line - 1],
  };
  const problems = [
    ...syntaxProblems(document, counter, source, file),
    ...(json ? jsonProblems(content, source, file) : []),
  ];
  if (problems.length > 0) return { problems: problems.slice(0, 20) };
  try {
    return { ...source, document: document.toJS() as unknown };
  } catch (error) {
    // An alias that expands without end: yaml counts the expansions and refuses.
    return {
      problems: [syntaxProblem({ ...source, file }, (error as Error).message, { line: 1, column: 1 })],
    };
  }
}

function syntaxProblems(document: Document, counter: LineCounter, source: Text, file: string): Problem[] {
  return document.errors.map((error) =>
    syntaxProblem({ ...source, file }, error.message, toPosition(counter, error.pos[0])),
  );
}

function jsonProblems(content: string, source: Text, file: string): Problem[] {
  try {
    JSON.parse(content);
    return [];
  } catch (error) {
    const offset = /at position (\d+)/.exec((error as Error).message)?.[1];
    const before = content.slice(0, offset === undefined ? content.length : Number(offset)).split("\n");
    const position = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    return [syntaxProblem({ ...source, file }, (error as Error).message, position)];
  }
}

function syntaxProblem(source: Text & { file: string }, message: string, position: Position): Problem {
  const reason = (message.split("\n")[0] ?? message).replace(/[.:]$/, "");
  return toProblem({ ...source, locate: () => position }, "config-syntax", [], { reason });
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
