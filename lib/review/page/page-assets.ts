import fs from "node:fs";
import path from "node:path";
import { ExpectedError } from "../../config/problems/expected-error";

/** The page's script and style, as `npm run build` bundles them. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/**
 * Folders in which the bundle may lie: beside this file where it is built, and in `dist` where this file runs from its
 * source.
 */
const folders = [
  path.join(__dirname, "bundle"),
  path.join(__dirname, "../../../dist/lib/review/page/bundle"),
];

/** Reads the bundle. @throws {ExpectedError} where it has not been built */
export function readPageAssets(): PageAssets {
  const folder = folders.find((candidate) => fs.existsSync(path.join(candidate, "page.js")));
  if (folder === undefined) {
    throw new ExpectedError(
      "The script of the HTML page is missing from this installation. Run npm run build, or install cdktf-identity-center again.",
    );
  }
  const read = (file: string) => fs.readFileSync(path.join(folder, file), "utf8");
  return { script: read("page.js"), style: read("page.css") };
}
