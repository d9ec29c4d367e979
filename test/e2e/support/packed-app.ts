import fs from "node:fs";
import path from "node:path";
import { root, run, type CommandResult } from "./command";

/** Exactly what the repository itself is built with, so that npm finds it in its cache. */
export function developedWith(...names: readonly string[]): string[] {
  const versionOf = (name: string) =>
    (
      JSON.parse(fs.readFileSync(path.join(root, "node_modules", name, "package.json"), "utf8")) as {
        version: string;
      }
    ).version;
  return names.map((name) => `${name}@${versionOf(name)}`);
}

/** Runs npm as a user does: without what an npm that runs the tests tells its scripts. */
export async function npm(cwd: string, args: readonly string[]): Promise<CommandResult> {
  const own = Object.keys(process.env).filter(
    (name) => /^npm_/i.test(name) && !/^npm_config_(registry|userconfig|globalconfig|cache)$/i.test(name),
  );
  const env = Object.fromEntries(own.map((name) => [name, undefined]));
  const result = await run("npm", [...args], { cwd, env });
  if (result.code !== 0) throw new Error(`npm ${args.join(" ")}: ${result.stderr}`);
  return result;
}

/** Packs the built package into a folder; the tarball's path. */
export async function pack(folder: string): Promise<string> {
  const { stdout } = await npm(root, ["pack", "--ignore-scripts", "--json", "--pack-destination", folder]);
  const [packed] = JSON.parse(stdout) as { filename: string }[];
  return path.join(folder, packed?.filename ?? "");
}

/** The lines of npm that warn of something, but for the settings of whoever runs the tests. */
export function warnings({ stderr }: CommandResult): string[] {
  return stderr.split("\n").filter((line) => /^npm warn (?!Unknown \w+ config)/i.test(line));
}

/** The first fenced code block of a language below a heading of a Markdown file. */
export function codeBlock(file: string, heading: string, language: string): string {
  const [, section] = fs.readFileSync(path.join(root, file), "utf8").split(`\n${heading}\n`);
  const block = new RegExp(`^( *)\`\`\`${language}\\n([^]*?)\\n\\1\`\`\``, "m").exec(section ?? "");
  if (!block) throw new Error(`${file} has no ${language} below ${heading}`);
  const [, indent = "", text = ""] = block;
  return text.replaceAll(new RegExp(`^${indent}`, "gm"), "");
}
