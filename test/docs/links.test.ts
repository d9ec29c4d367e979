import fs from "node:fs";
import path from "node:path";
import { createProgram } from "../../lib/cli/program";
import { documentation, readText } from "../helpers/markdown";

const root = path.join(__dirname, "../..");
const withoutCode = (text: string) => text.replace(/^ *```[^]*?^ *```$/gm, "");

/** The anchors that GitHub gives the headings of a Markdown file. */
function anchorsOf(file: string): readonly string[] {
  return [...withoutCode(fs.readFileSync(path.join(root, file), "utf8")).matchAll(/^#+ (.*)$/gm)].map(
    ([, heading = ""]) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, "")
        .replaceAll(" ", "-"),
  );
}

const links = documentation().flatMap((page) =>
  [...withoutCode(readText(page)).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = ""]) => ({ page, link }))
    .filter(({ link }) => !/^https?:/.test(link)),
);

test.each(links)("leads somewhere: $link in $page", ({ page, link }) => {
  const [file = "", anchor] = link.split("#");
  const target = file === "" ? page : path.join(path.dirname(page), file);
  expect(fs.existsSync(path.join(root, target))).toBe(true);
  if (anchor !== undefined) expect(anchorsOf(target)).toContain(anchor);
});

test("every page is reached from the index", () => {
  const index = links
    .filter(({ page }) => page === "docs/README.md")
    .map(({ link }) => path.join("docs", link.split("#")[0] ?? ""));
  const pages = documentation().filter((page) => !["README.md", "docs/README.md"].includes(page));
  expect(pages.filter((page) => !index.includes(page))).toEqual([]);
});

test("every command has a page, a line in the README and one in the help of the repository", () => {
  const names = createProgram().commands.map((command) => command.name());
  const help = fs.readFileSync(path.join(root, "help"), "utf8");
  expect(names.filter((name) => !fs.existsSync(path.join(root, "docs/commands", `${name}.md`)))).toEqual([]);
  expect(names.filter((name) => !readText("README.md").includes(`| [\`npx identity-center ${name}`))).toEqual(
    [],
  );
  expect(names.filter((name) => !help.includes(`npx identity-center ${name}`))).toEqual([]);
});
