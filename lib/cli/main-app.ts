import path from "node:path";

/** The command that runs our own `main.ts`, for folders that hold a config and no cdktf app. */
export function mainApp(): string {
  return [process.execPath, path.join(__dirname, "../../main.js")]
    .map((word) => JSON.stringify(word))
    .join(" ");
}
