import pc from "picocolors";
import { formatPath, type Problem } from "./problem";
import { escapeControl } from "./show";

/** One colour per part; the default is none, so that a message can go anywhere. */
type Colors = ReturnType<typeof pc.createColors>;
const plain: Colors = pc.createColors(false);

/** Problems for people: place, severity, code and sentence, then the source line with a caret. */
export function formatProblems(problems: readonly Problem[], colors: Colors = plain): string {
  return [...problems.map((problem) => formatProblem(problem, colors)), countLine(problems)].join("\n");
}

function formatProblem(problem: Problem, colors: Colors): string {
  const paint = problem.severity === "error" ? colors.red : colors.yellow;
  const path = formatPath(problem.path);
  const head = [placeOf(problem), paint(problem.severity), colors.dim(problem.code)]
    .filter(Boolean)
    .join("  ");
  return [
    head,
    `  ${path === "" ? "" : `${colors.bold(escapeControl(path))}: `}${escapeControl(problem.message)}`,
    ...excerpt(problem, colors),
  ].join("\n");
}

function placeOf({ file, position }: Problem): string {
  if (file === undefined) return "";
  return escapeControl(position ? `${file}:${position.line}:${position.column}` : file);
}

function excerpt({ position, sourceLine }: Problem, colors: Colors): string[] {
  if (!position || sourceLine === undefined) return [];
  const start = Math.max(0, position.column - 81);
  const visible = (from: number, to: number) =>
    escapeControl(sourceLine.slice(from, to)).replaceAll("\t", " ");
  const number = `  ${String(position.line).padStart(4)} | `;
  // An escape is longer than its character: the caret stands behind what is seen.
  const before = visible(start, position.column - 1).length;
  return [
    colors.dim(number) + visible(start, start + 160),
    " ".repeat(number.length + before) + colors.red("^"),
  ];
}

function countLine(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  return [errors > 0 && count(errors, "error"), warnings > 0 && count(warnings, "warning")]
    .filter(Boolean)
    .join(", ");
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

/** Problems for programs: a JSON list of rows. */
export function problemsToJson(problems: readonly Problem[]): string {
  // In JSON an escape means the same character, so nothing is lost.
  return escapeControl(JSON.stringify(problems.map(toRow), undefined, 2));
}

function toRow({ code, severity, message, file, position, path }: Problem) {
  return {
    code,
    severity,
    message,
    file: file ?? null,
    line: position?.line ?? null,
    column: position?.column ?? null,
    path: formatPath(path),
  };
}

/** Problems as GitHub workflow commands, which mark the lines of a pull request. */
export function problemsToGithub(problems: readonly Problem[]): string {
  return problems.map(toWorkflowCommand).join("\n");
}

function toWorkflowCommand({ severity, file, position, code, message, path }: Problem): string {
  const properties = Object.entries({ file, line: position?.line, col: position?.column, title: code })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  const text = path.length > 0 ? `${formatPath(path)}: ${message}` : message;
  return `::${severity} ${properties.join(",")}::${escapeData(text)}`;
}

function escapeData(text: string): string {
  return escapeControl(text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A"));
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
