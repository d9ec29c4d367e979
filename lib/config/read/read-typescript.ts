import path from "node:path";
import type { Problem } from "../problems/problem";
import { toProblem } from "../problems/report";
import { escapeControl } from "../problems/show";
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
  try {
    const module = await jiti.import<Record<string, unknown>>(path.resolve(file));
    if (!("default" in module))
      return { problems: [toProblem(plainSource(undefined, undefined, file), "config-no-export", [], {})] };
    return { document: await module.default };
  } catch (error) {
    return {
      problems: [
        toProblem(plainSource(undefined, undefined, file), "config-throws", [], { reason: reasonOf(error) }),
      ],
    };
  }
}

/** The first line of what was thrown, without the stack: the person reads where to look, not our insides. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return escapeControl((message.split("\n")[0] ?? "").replace(/\.$/, ""));
}
