import fs from "node:fs";
import path from "node:path";
import { build } from "esbuild";

/**
 * Bundles the script and the style of the HTML page into dist: `npm run build` runs it after the compiler. Licences of
 * what is bundled go with it, as they ask.
 */
const root = path.join(__dirname, "..");
const client = path.join(root, "lib/review/page/client");

/** Packages whose code is in the bundle. */
const bundled = ["preact", "@tanstack/virtual-core"];

async function main(): Promise<void> {
  const { metafile } = await build({
    entryPoints: [path.join(client, "page.tsx"), path.join(client, "page.css")],
    outdir: path.join(root, "dist/lib/review/page/bundle"),
    tsconfig: path.join(client, "tsconfig.json"),
    bundle: true,
    minify: true,
    format: "iife",
    target: ["chrome109", "firefox115", "safari16"],
    legalComments: "none",
    banner: { js: `/*!\n${licences()}\n*/` },
    metafile: true,
    logLevel: "warning",
  });
  checkLicences(Object.keys(metafile.inputs));
}

function licences(): string {
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
  const unknown = packages.filter((name) => !bundled.includes(name));
  if (unknown.length > 0)
    throw new Error(`The page bundles ${unknown[0]}: add it to "bundled" in ${__filename}.`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
