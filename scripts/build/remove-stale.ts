import fs from "node:fs";
import path from "node:path";

/**
 * Removes from `dist` what was compiled from a file that is gone: the compiler leaves it there, and `./schema` would
 * mean an old `schema.js` rather than `schema/index.js`. Declarations in `dist/lib` are written anew by each build.
 */
export function removeStale(root: string): void {
  const dist = path.join(root, "dist");
  for (const name of fs.readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    const module = /^(?:\.types[\\/])?(.+?)(\.js|\.d\.ts)$/.exec(name);
    if (!module || isBundle(name)) continue;
    const [, source = "", extension] = module;
    const isPublicType = extension === ".d.ts" && !name.startsWith(".types");
    if (isPublicType || !fs.existsSync(path.join(root, `${source}.ts`)))
      fs.rmSync(path.join(dist, name), { force: true });
  }
}

/** What other parts of the build write whole: the page's script, and the twin. */
function isBundle(name: string): boolean {
  return /^(cdktn|lib[\\/]review[\\/]page[\\/]bundle)[\\/]/.test(name);
}
