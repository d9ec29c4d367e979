import fs from "node:fs";
import path from "node:path";
import { root, run } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";

const lib = path.join(root, "dist/lib");
const published = fs
  .readdirSync(lib, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".d.ts"));

/** The modules whose types the build writes out, because in the source they stand on zod. */
const modules = published
  .map((file) => file.slice(0, -".d.ts".length))
  .filter((module) => /from "zod"/.test(fs.readFileSync(path.join(root, "lib", `${module}.ts`), "utf8")));

const equal = `
type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<_ extends true>(): void {}
`;

/** The type aliases that a declaration file exports. */
function aliases(module: string): string[] {
  const text = fs.readFileSync(path.join(lib, `${module}.d.ts`), "utf8");
  return [...text.matchAll(/^export type (\w+) =/gm)].map(([, name = ""]) => name);
}

/** What the compiler says of a module that holds the written types against those of the source. */
async function compare(change: (check: string) => string = (check) => check): Promise<string> {
  const checks = modules.flatMap((module, index) => [
    `import type * as Written${index} from ${JSON.stringify(path.join(lib, module))};`,
    `import type * as Source${index} from ${JSON.stringify(path.join(root, "lib", module))};`,
    ...aliases(module).map((name) =>
      change(`same<Equal<Written${index}.${name}, Source${index}.${name}>>();`),
    ),
  ]);
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, "equal.ts"), [...checks, equal].join("\n"));
  const options = { extends: path.join(root, "tsconfig.json"), include: [], files: ["equal.ts"] };
  const own = { incremental: false, types: ["node"], typeRoots: [path.join(root, "node_modules/@types")] };
  fs.writeFileSync(
    path.join(folder, "tsconfig.json"),
    JSON.stringify({ ...options, compilerOptions: { ...own, tsBuildInfoFile: null, noUnusedLocals: false } }),
  );
  const { stdout } = await run(path.join(root, "node_modules/.bin/tsc"), ["-p", folder], { cwd: folder });
  return stdout;
}

describe("the published types", () => {
  it("are those of the source", async () => {
    expect(modules.flatMap(aliases)).toEqual(
      expect.arrayContaining(["PermissionSetSpec", "Seed", "SnapshotUnit"]),
    );
    expect(await compare()).toBe("");
  });

  it("are held against the source by something that can fail", async () => {
    const wrong = (check: string) => check.replace(/(Source\d+)\.PermissionSetSpec/, "string");
    expect(await compare(wrong)).toMatch(/^equal\.ts\(\d+,\d+\): error TS2344/);
  });

  it("name neither zod nor a type of Node.js", () => {
    const named = published.filter((file) =>
      /"zod|\bNodeJS\.|"node:/.test(fs.readFileSync(path.join(lib, file), "utf8")),
    );
    expect(published.length).toBeGreaterThan(20);
    expect(named).toEqual([]);
  });
});
