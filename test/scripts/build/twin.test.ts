import fs from "node:fs";
import path from "node:path";
import { writeTwin } from "../../../scripts/build/twin";
import { tempFolder } from "../../helpers/temp-folder";

const compiled = {
  "main.js": 'const lib = require("./lib");\n',
  "lib/index.js": 'require("./access/access"); require("./constructs");\n',
  "lib/index.d.ts": 'export * from "./access/access";\nexport * from "./constructs";\n',
  "lib/access/access.js": "exports.access = 1;\n",
  "lib/access/access.d.ts": "export declare const access = 1;\n",
  "lib/constructs/index.js": 'require("./stack"); require("./text"); const words = "cdktf";\n',
  "lib/constructs/index.d.ts": 'export type { Stack } from "./stack";\n',
  "lib/constructs/stack.js":
    'require("cdktf"); require("@cdktf/provider-aws/lib/provider"); require("constructs"); require("../access/access"); require("./text");\n',
  "lib/constructs/stack.d.ts": 'import type { App } from "cdktf";\nexport type Stack = App;\n',
  "lib/constructs/text.js": "exports.text = 1;\n",
};

function twinOf(files: Readonly<Record<string, string>>): Record<string, string> {
  const dist = tempFolder(files);
  writeTwin(dist);
  const twin = path.join(dist, "cdktn");
  const names = fs.readdirSync(twin, { recursive: true, encoding: "utf8" }).sort();
  return Object.fromEntries(
    names
      .filter((name) => /\.(js|ts)$/.test(name))
      .map((name) => [name, fs.readFileSync(path.join(twin, name), "utf8")]),
  );
}

test("what reaches cdktf is copied with the names of CDK Terrain, and everything else is shared", () => {
  expect(twinOf(compiled)).toEqual({
    "main.js": 'const lib = require("./index");\n',
    "index.js": 'require("../lib/access/access"); require("./constructs/index");\n',
    "index.d.ts": 'export * from "../lib/access/access";\nexport * from "./constructs/index";\n',
    "constructs/index.js":
      'require("./stack"); require("../../lib/constructs/text"); const words = "cdktf";\n',
    "constructs/index.d.ts": 'export type { Stack } from "./stack";\n',
    "constructs/stack.js":
      'require("cdktn"); require("@cdktn/provider-aws/lib/provider"); require("constructs"); require("../../lib/access/access"); require("../../lib/constructs/text");\n',
    "constructs/stack.d.ts": 'import type { App } from "cdktn";\nexport type Stack = App;\n',
  });
});

test("a twin that is there is written anew, without what has gone", () => {
  expect(Object.keys(twinOf({ ...compiled, "cdktn/constructs/gone.js": "" }))).not.toContain(
    "constructs/gone.js",
  );
});

test("a package of cdktf without a known name, or a file that is not there, stops the build", () => {
  const stack = (text: string) => ({ ...compiled, "lib/constructs/stack.js": text });
  expect(() => twinOf(stack('require("@cdktf/provider-null");'))).toThrow(/has no known name in CDK Terrain/);
  expect(() => twinOf(stack('require("cdktf"); require("./gone");'))).toThrow(
    /imports \.\/gone, which is not there/,
  );
});
