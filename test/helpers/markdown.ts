import fs from "node:fs";
import path from "node:path";

const root = path.join(__dirname, "../..");

/** A fenced code block of a Markdown file. */
export interface Block {
  readonly language: string;
  readonly content: string;
  /** The file that the line before the block names: `` `access.yaml`: ``. */
  readonly file?: string | undefined;
  /** What a comment before the block tells the tests: `<!-- test: not run, … -->`. */
  readonly told: string;
  /** The line of the block's fence. */
  readonly line: number;
}

/** Every Markdown file of the documentation, relative to the repository. */
export function documentation(): readonly string[] {
  const docs = fs.readdirSync(path.join(root, "docs"), { recursive: true, encoding: "utf8" });
  return [
    "README.md",
    ...docs
      .filter((file) => file.endsWith(".md"))
      .map((file) => path.join("docs", file))
      .sort(),
  ];
}

export function readText(file: string): string {
  return fs.readFileSync(path.join(root, file), "utf8");
}

/** The code blocks of a text in their order; those of lists without the indent. */
export function blocksOf(markdown: string): readonly Block[] {
  const block = /(?:^ *<!-- test: (.*?) -->\n+)?(?:^ *`([^`\n]+)`:\n+)?^( *)```(\w*)\n([^]*?)^\3```$/gm;
  return [...markdown.matchAll(block)].map(
    ({ index, 0: whole, 1: told = "", 2: file, 3: indent = "", 4: language = "", 5: content = "" }) => ({
      language,
      content: content.replace(new RegExp(`^${indent}`, "gm"), ""),
      file,
      told,
      line: markdown.slice(0, index + whole.indexOf("```")).split("\n").length,
    }),
  );
}
