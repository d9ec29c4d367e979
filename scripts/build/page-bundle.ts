import fs from "node:fs";
import path from "node:path";
import { buildSync } from "esbuild";

/** Packages whose code is in the bundle. */
const bundled = ["preact", "@tanstack/virtual-core"];

/** Bundles the script and the style of the HTML page into dist. Licences of what is bundled go with it, as they ask. */
export function writePageBundle(root: string): void {
  const client = path.join(root, "lib/review/page/client");
  const { metafile } = buildSync({
    entryPoints: [path.join(client, "page.tsx"), path.join(client, "page.css")],
    outdir: path.join(root, "dist/lib/review/page/bundle"),
    tsconfig: path.join(client, "tsconfig.json"),
    bundle: true,
    minify: true,
    format: "iife",
    target: ["chrome109", "firefox115", "safari16"],
    legalComments: "none",
    banner: { js: `/*!\n${licences(root)}\n*/` },
    metafile: true,
    logLevel: "warning",
  });
  checkLicences(Object.keys(metafile.inputs));
}

function licences(root: string): string {
  return bundled
    .map(
      (name) =>
        `${name}\n\n${fs.readFileSync(path.join(root, "node_modules", name, "LICENSE"), "utf8").trim()}`,
    )
    .join("\n\n----\n\n");
}

/** A package that comes along unnoticed would come along without its licence. */
function checkLicences(inputs: readonly string[]): void {
  const packages = inputs.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []);
  const unknown = packages.find((name) => !bundled.includes(name));
  if (unknown !== undefined)
    throw new Error(`The page bundles ${unknown}: add it to "bundled" in ${__filename}.`);
}
