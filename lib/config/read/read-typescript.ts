import path from "node:path";
import { types } from "node:util";
import type { Position, Problem } from "../problems/problem";
import type { ProblemArguments, ProblemCode } from "../problems/problem-codes";
import { toProblem } from "../problems/report";
import { escapeControl, show } from "../problems/show";
import { plainSource } from "./source";

/**
 * Runs a TypeScript config and returns its default export, which may be a promise. `cdktf-identity-center/config` is
 * this very module there, so a config needs nothing installed beside it.
 */
export async function readTypeScript(
  file: string,
): Promise<{ readonly document: unknown } | { readonly problems: readonly Problem[] }> {
  const { createJiti } = await import("jiti");
  const jiti = createJiti(__filename, {
    moduleCache: false,
    alias: { "cdktf-identity-center/config": path.join(__dirname, "../index") },
  });
  const problem = <C extends ProblemCode>(code: C, args: ProblemArguments<C>, position?: Position) => ({
    problems: [
      toProblem({ ...plainSource(undefined, undefined, file), locate: () => position }, code, [], args),
    ],
  });
  try {
    const module = await jiti.import<Record<string, unknown>>(path.resolve(file));
    return "default" in module ? { document: await module.default } : problem("config-no-export", {});
  } catch (error) {
    const message = messageOf(error);
    return problem("config-throws", { reason: reasonOf(message) }, parseErrorPosition(message, file));
  }
}

/** By brand, not by class: what a config throws may come from another realm, and need not be an error at all. */
function messageOf(error: unknown): string {
  if (types.isNativeError(error)) return error.message;
  return typeof error === "string" ? error : show(error);
}

/** The first line of what was thrown, without the stack: the person reads where to look, not our insides. */
function reasonOf(message: string): string {
  const [first = ""] = message.split("\n");
  return escapeControl(first.trim().replace(/\.$/, "")) || "it threw an error without a message";
}

/** Where the file does not parse: jiti's message ends with `file:line:column`, its columns counted from 0. */
function parseErrorPosition(message: string, file: string): Position | undefined {
  const place = message.split("\n")[1]?.trim() ?? "";
  const [, line, column] = /^:(\d+):(\d+)$/.exec(place.replace(file, "")) ?? [];
  return line === undefined ? undefined : { line: Number(line), column: Number(column) + 1 };
}
