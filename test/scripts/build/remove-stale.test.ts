import fs from "node:fs";
import path from "node:path";
import { removeStale } from "../../../scripts/build/remove-stale";
import { tempFolder } from "../../helpers/temp-folder";

test("what was compiled from a file that is gone goes, too, and nothing else", () => {
  const root = tempFolder({
    "main.ts": "",
    "lib/index.ts": "",
    "lib/schema/index.ts": "",
    "dist/main.js": "",
    "dist/main.d.ts": "",
    "dist/package.json": "{}",
    "dist/.types/lib/index.d.ts": "",
    "dist/.types/lib/schema.d.ts": "",
    "dist/lib/index.js": "",
    "dist/lib/index.d.ts": "",
    "dist/lib/schema.js": "",
    "dist/lib/schema/index.js": "",
    "dist/lib/data/actions.json": "{}",
    "dist/lib/review/page/bundle/page.js": "",
    "dist/cdktn/index.js": "",
  });
  removeStale(root);
  const left = fs
    .readdirSync(path.join(root, "dist"), { recursive: true, encoding: "utf8", withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(path.join(root, "dist"), path.join(entry.parentPath, entry.name)))
    .sort();
  expect(left).toEqual([
    ".types/lib/index.d.ts",
    "cdktn/index.js",
    "lib/data/actions.json",
    "lib/index.js",
    "lib/review/page/bundle/page.js",
    "lib/schema/index.js",
    "main.js",
    "package.json",
  ]);
});
