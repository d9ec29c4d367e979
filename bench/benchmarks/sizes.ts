import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { side, type Benchmark } from "../harness/benchmark";
import { root } from "../harness/places";

/** What is downloaded and what then lies on the disk. */
export const sizes: Benchmark = {
  name: "sizes",
  about:
    "what npm downloads of the package, and what it puts on the disk with everything that it depends on, beside cdktf with its binding of the AWS provider",
  async measure({ say }) {
    say("the packed package");
    const [packed] = JSON.parse(
      execFileSync("npm", ["pack", "--dry-run", "--ignore-scripts", "--json"], {
        cwd: root,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }),
    ) as { size: number; unpackedSize: number; entryCount: number }[];
    if (!packed) throw new Error("npm packed nothing");
    say("what it is installed with");
    const needed = megabytes(installedBelow(root)) + packed.unpackedSize / 1e6;
    const cdktf = megabytes(
      ["cdktf", "@cdktf/provider-aws", "constructs"].reduce(
        (found, name) => installedBelow(packageFolder(root, name), found),
        new Set<string>(),
      ),
    );
    return [
      {
        what: "the tarball",
        unit: "kB",
        ours: side("cdktf-identity-center", [packed.size / 1000]),
        target: { atMost: 1000, of: "value" },
      },
      { what: "files in it", unit: "files", ours: side("cdktf-identity-center", [packed.entryCount]) },
      { what: "unpacked", unit: "MB", ours: side("cdktf-identity-center", [packed.unpackedSize / 1e6]) },
      {
        what: "installed, with dependencies",
        unit: "MB",
        ours: side("cdktf-identity-center", [needed]),
        beside: side("cdktf and its AWS binding", [cdktf]),
      },
    ];
  },
};

/** The folders of a package's dependencies and of theirs; those of the repository itself without its own. */
function installedBelow(folder: string, found = new Set<string>()): Set<string> {
  if (found.has(folder)) return found;
  if (folder !== root) found.add(folder);
  const { dependencies = {} } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8")) as {
    dependencies?: Record<string, string>;
  };
  for (const name of Object.keys(dependencies)) installedBelow(packageFolder(folder, name), found);
  return found;
}

/** Where Node.js looks for a package: in the node_modules of this folder, and of each above it. */
function packageFolder(from: string, name: string): string {
  const place = path.join(from, "node_modules", name);
  if (fs.existsSync(place)) return fs.realpathSync(place);
  if (from === path.dirname(from)) throw new Error(`${name} is not installed`);
  return packageFolder(path.dirname(from), name);
}

function megabytes(folders: Iterable<string>): number {
  return [...folders].reduce((sum, folder) => sum + bytesIn(folder), 0) / 1e6;
}

/** All files of a package, without the packages that are installed within it. */
function bytesIn(folder: string): number {
  return fs.readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === "node_modules" ? sum : sum + bytesIn(place);
    return entry.isFile() ? sum + fs.statSync(place).size : sum;
  }, 0);
}
