import fs from "node:fs";
import path from "node:path";
import { run, type CommandResult } from "./command";
import { npm, warnings } from "./packed-app";

/** The synthesized stack, without the version of the core. */
export function synthesized(app: string): unknown {
  const file = path.join(app, "cdktf.out/stacks/access/cdk.tf.json");
  const stack = JSON.parse(fs.readFileSync(file, "utf8")) as { "//": { metadata: { version?: string } } };
  delete stack["//"].metadata.version;
  return stack;
}

/** What npm warns of; on Node.js 20 it says that the bindings of CDK Terrain ask for 22, which is for them to say. */
export function ownWarnings(result: CommandResult): string[] {
  return Number(process.versions.node.split(".")[0]) < 22
    ? warnings(result).filter((line) => !line.startsWith("npm warn EBADENGINE"))
    : warnings(result);
}

/** The arguments of a line that runs npm. */
export function wordsOf(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "").slice(1);
}

/** A text after a diff whose removed lines stand in it in one piece. */
export function patched(text: string, diff: string): string {
  const lines = (sign: string) =>
    diff
      .split("\n")
      .filter((line) => line.startsWith(sign))
      .map((line) => line.slice(1))
      .join("\n");
  expect(text).toContain(lines("-"));
  return text.replace(lines("-"), lines("+"));
}

/**
 * Installs the command line of CDK Terrain, which needs Node.js 22, and that Node.js where the tests run on an older one.
 * What runs it; the app itself is run by the Node.js of the tests.
 */
export async function installCdktnCli(
  app: string,
): Promise<(args: readonly string[], env: NodeJS.ProcessEnv) => Promise<CommandResult>> {
  const isOld = Number(process.versions.node.split(".")[0]) < 22;
  const node = `node-${process.platform}-${process.arch}`;
  await npm(app, ["install", "--prefer-offline", "cdktn-cli@^0.24.0", ...(isOld ? [`${node}@22`] : [])]);
  const binary = isOld ? path.join(app, "node_modules", node, "bin/node") : process.execPath;
  const cli = path.join(app, "node_modules/.bin/cdktn");
  return (args, env) => run(binary, [cli, ...args], { cwd: app, env });
}
