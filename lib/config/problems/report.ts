import { problemCodes, type ProblemArguments, type ProblemCode } from "./problem-codes";
import { formatPath, type ConfigPath, type Problem } from "./problem";
import { escapeControl } from "./show";
import type { Source } from "../read/source";

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
  /** What was reported so far, in the order of the places in the file. */
  readonly problems: () => readonly Problem[];
}

/** Collects problems of one source, each place and code once. */
export function collectProblems(source: Source): Collected {
  const found = new Map<string, Problem>();
  const report: Report = (code, path, args, spot = "value") => {
    // A policy that is text is one place with places of its own within.
    const within = "within" in args ? String(args.within) : "";
    const name = `${code} ${formatPath(path)} ${within}`;
    if (!found.has(name)) found.set(name, toProblem(source, code, path, args, spot));
  };
  return { report, problems: () => [...found.values()].sort(byPosition) };
}

/** One problem as data; also for problems that precede a source, such as a file that does not parse. */
export function toProblem<C extends ProblemCode>(
  source: Pick<Source, "file" | "locate" | "line">,
  code: C,
  path: ConfigPath,
  args: ProblemArguments<C>,
  spot: "key" | "value" = "value",
): Problem {
  const { severity, message } = problemCodes[code];
  const position = source.locate(path, spot);
  return {
    code,
    severity,
    message: oneLine((message as (args: ProblemArguments<C>) => string)(args)),
    path,
    file: source.file,
    ...(position && { position, sourceLine: source.line(position.line) }),
  };
}

/** A sentence may quote values, keys and files of anyone's making. */
function oneLine(message: string): string {
  return escapeControl(message.replace(/\s*[\r\n]+\s*/g, " "));
}

function byPosition(a: Problem, b: Problem): number {
  if (!a.position || !b.position) return 0;
  return a.position.line - b.position.line || a.position.column - b.position.column;
}
