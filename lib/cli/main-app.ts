import { createRequire } from "node:module";
import path from "node:path";

/** Our own app for each core, below the folder of the compiled package. */
const apps = [
  { core: "cdktf", file: "main.js" },
  { core: "cdktn", file: "cdktn/main.js" },
] as const;

/**
 * The command that runs our own `main.ts`, for folders that hold a config and no app: with cdktf, or with cdktn where
 * only that is installed. Where neither is, the command says so.
 */
export function mainApp(dist: string = path.join(__dirname, "../..")): string {
  const app = apps.find(({ core }) => isInstalled(core, dist));
  return [process.execPath, path.join(dist, app?.file ?? "lib/cli/missing-core.js")]
    .map((word) => JSON.stringify(word))
    .join(" ");
}

function isInstalled(core: string, folder: string): boolean {
  try {
    createRequire(path.join(folder, "index.js")).resolve(core);
    return true;
  } catch {
    return false;
  }
}
