import fs from "node:fs";
import path from "node:path";
import { blocksOf, readText, type Block } from "../../helpers/markdown";
import { bin, root, run, type CommandOptions } from "./command";
import { temporaryFolder } from "./temporary-folder";

/** How a page of the documentation is followed. */
export interface Follow extends CommandOptions {
  /** What a line of shell becomes before it runs. @default itself */
  readonly change?: (line: string) => string;
}

/** What a block of shell printed, beside what the page shows. */
interface Shown {
  readonly command: string;
  readonly printed: string;
  readonly shown: string;
  /** The line of the page where it is shown. */
  readonly line: number;
}

/**
 * Does what a page says, as a reader who copies and pastes: writes the files that it names, runs its shell, in the order
 * of the page. Every command has to succeed, unless `<!-- test: exit 2 -->` says how it ends. What the page shows in a
 * `text` block after a command is returned beside what the command printed.
 */
export async function followPage(page: string, options: Follow): Promise<readonly Shown[]> {
  const shown: Shown[] = [];
  const blocks = blocksOf(readText(page));
  for (const [index, block] of blocks.entries()) {
    if (block.file !== undefined) write(options.cwd, block.file, block.content);
    if (block.language !== "sh" || block.told.startsWith("not run")) continue;
    const printed = await runBlock(page, block, options);
    const next = blocks[index + 1];
    if (next?.language === "text")
      shown.push({ command: block.content, printed, shown: next.content, line: next.line });
  }
  return shown;
}

/** Expects that commands print what their page shows; with `DOCS_OUTPUT=write` the page gets what they print instead. */
export function expectShown(page: string, followed: readonly Shown[]): void {
  if (process.env.DOCS_OUTPUT === "write") return renew(page, followed);
  const side = (of: "printed" | "shown") =>
    followed.map((one) => ({ command: one.command, output: one[of] }));
  expect(side("printed")).toEqual(side("shown"));
}

function renew(page: string, followed: readonly Shown[]): void {
  const lines = readText(page).split("\n");
  for (const { printed, shown, line } of [...followed].reverse())
    lines.splice(line, shown.split("\n").length - 1, ...printed.split("\n").slice(0, -1));
  fs.writeFileSync(path.join(root, page), lines.join("\n"));
}

function write(cwd: string, file: string, content: string): void {
  const full = path.join(cwd, file);
  fs.mkdirSync(path.dirname(full), { recursive: true });
  fs.writeFileSync(full, content);
}

async function runBlock(page: string, { content, told, line }: Block, options: Follow): Promise<string> {
  const { change = (text) => text } = options;
  const script = content.split("\n").map(change).join("\n");
  const { code, stdout, stderr } = await run("sh", ["-e", "-c", script], options);
  const expected = Number(/^exit (\d+)/.exec(told)?.[1] ?? 0);
  if (code !== expected) throw new Error(`${page}:${line} ended with ${code}:\n${stdout}\n${stderr}`);
  return stdout;
}

/** A folder for the PATH in which `npx identity-center` is the built command line, with no package to install. */
export function npxOfTheBuild(): string {
  const folder = temporaryFolder();
  const script = `#!/bin/sh\n[ "$1" = identity-center ] || exit 127\nshift\nexec "${process.execPath}" "${bin}" "$@"\n`;
  fs.writeFileSync(path.join(folder, "npx"), script, { mode: 0o755 });
  return folder;
}
