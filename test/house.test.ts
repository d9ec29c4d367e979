import fs from "node:fs";
import path from "node:path";
import { parse } from "yaml";

const root = path.join(__dirname, "..");
const read = (file: string) => fs.readFileSync(path.join(root, file), "utf8");
const exists = (file: string) => fs.existsSync(path.join(root, file));
const manifest = JSON.parse(read("package.json")) as Record<string, Record<string, string>> & {
  version: string;
};
const guides = ["CONTRIBUTING.md", "SECURITY.md", "examples/code-owners/README.md"];

test.each(guides)("%s names files and folders that there are", (guide) => {
  const top = /^(\.?(lib|test|bench|docs|examples|scripts|schema|help|eslint\.config\.js)\b[\w./-]*)$/;
  const named = [...read(guide).matchAll(/`([^`\s]+)`/g)]
    .map(([, text = ""]) => text)
    .filter((text) => top.test(text));
  const links = [...read(guide).matchAll(/\]\(([^)#\s]+)\)/g)].map(([, link = ""]) =>
    path.join(path.dirname(guide), link),
  );
  expect([...named, ...links].filter((file) => !exists(file))).toEqual([]);
  expect(named.length + links.length).toBeGreaterThan(1);
});

test.each(guides)("%s names scripts that there are", (guide) => {
  const scripts = [...read(guide).matchAll(/npm run ([\w:-]+)/g)].map(([, name = ""]) => name);
  expect(scripts.filter((name) => !(name in manifest.scripts!))).toEqual([]);
});

test("the folder rule is the linter's", () => {
  const order = /const order = (\[.*\]);/.exec(read("eslint.config.js"))?.[1] ?? "[]";
  const rule = (JSON.parse(order) as string[]).join(" → ").replaceAll("|", " | ");
  expect(read("CONTRIBUTING.md")).toContain(rule);
});

test("the number of runtime dependencies is the one that SECURITY.md tells", () => {
  expect(Object.keys(manifest.dependencies!)).toHaveLength(7);
  expect(read("SECURITY.md")).toContain("Seven runtime dependencies");
});

test("the changelog begins with the version of the package", () => {
  expect(/^## (.+)$/m.exec(read("CHANGELOG.md"))?.[1]).toBe(manifest.version);
});

const forms = fs
  .readdirSync(path.join(root, ".github/ISSUE_TEMPLATE"))
  .filter((name) => name !== "config.yml");

test.each(forms)("the form %s asks for something, each thing once", (name) => {
  const form = parse(read(`.github/ISSUE_TEMPLATE/${name}`)) as {
    name: string;
    description: string;
    body: { type: string; id?: string; attributes: { label?: string; value?: string } }[];
  };
  expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
  const fields = form.body.filter(({ type }) => type !== "markdown");
  expect(fields.every(({ attributes }) => attributes.label)).toBe(true);
  const ids = fields.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).not.toContain(undefined);
});

interface Update {
  readonly directory?: string;
  readonly directories?: readonly string[];
  readonly "package-ecosystem": string;
  readonly groups?: Readonly<Record<string, { readonly patterns: readonly string[] }>>;
}
const { updates } = parse(read(".github/dependabot.yml")) as { updates: readonly Update[] };

test("dependencies are looked for where they are", () => {
  const places = updates.flatMap(({ directory, directories = [] }) => [...directories, directory ?? "/"]);
  expect(places.filter((place) => !exists(place))).toEqual([]);
});

test("every group of updates has a package", () => {
  const packages = ["dependencies", "devDependencies", "peerDependencies"].flatMap((kind) =>
    Object.keys(manifest[kind]!),
  );
  const groups = updates.find((update) => update["package-ecosystem"] === "npm")?.groups ?? {};
  const fits = (pattern: string) => (name: string) =>
    pattern.endsWith("*") ? name.startsWith(pattern.slice(0, -1)) : name === pattern;
  const patterns = Object.values(groups).flatMap((group) => group.patterns);
  expect(patterns.filter((pattern) => !packages.some(fits(pattern)))).toEqual([]);
  expect(patterns.length).toBeGreaterThan(0);
});

test("the code owners' sample gives every line an owner, and the first line everything", () => {
  const lines = read("examples/code-owners/CODEOWNERS")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  expect(lines.filter((line) => !/^\S+( +@[\w-]+\/[\w-]+)+$/.test(line))).toEqual([]);
  expect(lines[0]).toMatch(/^\* /);
});
