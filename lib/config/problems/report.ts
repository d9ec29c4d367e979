import { problemCodes, type ProblemArguments, type ProblemCode } from "./problem-codes";
import { formatPath, type ConfigPath, type Problem } from "./problem";
import { escapeControl } from "./show";
import { partAt, type Source } from "../read/source";

/**
 * Notes one problem. `spot` says what of the pair at `path` the caret points at: the key (an unknown setting) or the
 * value (the default).
 */
export type Report = <C extends ProblemCode>(
  code: C,
  path: ConfigPath,
  args: ProblemArguments<C>,
  spot?: "key" | "value",
) => void;

/** Problems that are being collected. */
export interface Collected {
  readonly report: Report;
  /** What was reported so far, in the order of the files and the places in them. */
  readonly problems: () => readonly Problem[];
}

/** Collects problems of one source, each place and code once. */
export function collectProblems(source: Source): Collected {
  const found = new Map<string, Problem>();
  const report: Report = (code, path, args, spot = "value") => {
    if (source.incomplete && judgesTheWhole(code, path)) return;
    // A policy that is text is one place with places of its own within.
    const within = "within" in args ? String(args.within) : "";
    const name = `${code} ${formatPath(path)} ${within}`;
    if (!found.has(name)) found.set(name, toProblem(source, code, path, args, spot));
  };
  return { report, problems: () => [...(source.problems ?? []), ...found.values()].sort(byPlace) };
}

/** Whether a problem may only be the consequence of a part that could not be read. */
function judgesTheWhole(code: ProblemCode, path: ConfigPath): boolean {
  return (
    /^(unused-|unknown-(user|group|permission-set|account)|needs-organization|empty-target)/.test(code) ||
    (code === "missing-key" && path.length === 0)
  );
}

/** One problem as data; also for problems that precede a document, such as a file that does not parse. */
export function toProblem<C extends ProblemCode>(
  source: Source,
  code: C,
  path: ConfigPath,
  args: ProblemArguments<C>,
  spot: "key" | "value" = "value",
): Problem {
  const { severity, message } = problemCodes[code];
  const part = partAt(source, path);
  const position = part.locate(path, spot);
  return {
    code,
    severity,
    message: oneLine((message as (args: ProblemArguments<C>) => string)(args)),
    path,
    file: part.file,
    ...(position && { position, sourceLine: part.line(position.line) }),
  };
}

/** A sentence may quote values, keys and files of anyone's making. */
function oneLine(message: string): string {
  return escapeControl(message.replace(/\s*[\r\n]+\s*/g, " "));
}

function byPlace(a: Problem, b: Problem): number {
  if (a.file !== b.file) return (a.file ?? "") < (b.file ?? "") ? -1 : 1;
  if (!a.position || !b.position) return 0;
  return a.position.line - b.position.line || a.position.column - b.position.column;
}
