import fs from "node:fs";
import path from "node:path";
import { writePageBundle } from "./build/page-bundle";
import { writePublicTypes } from "./build/public-types";
import { removeStale } from "./build/remove-stale";
import { writeTwin } from "./build/twin";

/** What the compiler cannot do: files that are gone, declarations without zod, the script of the HTML page, and the twin for CDK Terrain. */
const root = path.join(__dirname, "..");
const dist = path.join(root, "dist");
removeStale(root);
writePublicTypes(root);
writePageBundle(root);
writeTwin(dist);
shortenManifest();

/** The command line reads its version there. More in it would look like a package within the package. */
function shortenManifest(): void {
  const file = path.join(dist, "package.json");
  const { version, type } = JSON.parse(fs.readFileSync(file, "utf8")) as Record<string, string>;
  fs.writeFileSync(file, `${JSON.stringify({ version, type }, undefined, 2)}\n`);
}
