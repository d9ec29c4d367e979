import fs from "node:fs";
import path from "node:path";
import { loadAccess } from "../../lib/access/access";
import { startRehearsal } from "../../lib/rehearsal";
import { terraformEnvironment } from "../../lib/rehearsal/run/containment";
import { readBack } from "../../lib/rehearsal/run/read-back";
import { seedFromAccess } from "../../lib/rehearsal/run/seed-from-access";
import { plan } from "../../lib/terraform/terraform";
import { root, run, type CommandResult } from "./support/command";
import { installCdktnCli, ownWarnings, patched, synthesized, wordsOf } from "./support/cdktn-app";
import { codeBlock, developedWith, npm, pack, warnings } from "./support/packed-app";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform, terraform as binary } from "./support/with-terraform";

const terraform = binary ?? "terraform";
const tool = (name: string) => path.join(root, "node_modules/.bin", name);
const everyFeature = path.join(root, "test/fixtures/every-feature");
const small = `
identityCenter: { region: eu-west-1 }
groups: { developers: Developers }
permissionSets: { Developer: { managedPolicies: [PowerUserAccess] } }
assignments: { build: { groups: [developers], permissionSets: [Developer], accounts: ["222222222222"] } }
`;
const strict = ["--strict", "--exactOptionalPropertyTypes", "--target", "es2022"];
const resolutions = [
  ["--module", "commonjs", "--moduleResolution", "node10"],
  ["--module", "preserve", "--moduleResolution", "bundler"],
  ["--module", "node16", "--moduleResolution", "node16"],
];

// One app from `npm install` to CDK Terrain: each test goes on where the one before it ended.
describeWithTerraform("the package", () => {
  let app: string;
  let tarball: string;

  beforeAll(async () => {
    app = path.join(temporaryFolder(), "app");
    fs.mkdirSync(app);
    tarball = await pack(path.dirname(app));
    fs.writeFileSync(path.join(app, "package.json"), JSON.stringify({ private: true }));
  });

  const node = (...args: string[]) =>
    run(process.execPath, args, { cwd: app, env: { ACCESS_CONFIG: "access.yaml" } });
  /** Compiles in the strictest way, and with no declarations but those of the installed packages. */
  async function compile(files: readonly string[], ways = resolutions): Promise<void> {
    for (const resolution of ways) {
      succeed(await run(tool("tsc"), [...strict, ...resolution, ...files], { cwd: app }));
    }
  }

  it("is under 1 MB, holds no tests, benches and examples, and passes publint and attw", async () => {
    expect(fs.statSync(tarball).size).toBeLessThan(1_000_000);
    const { stdout } = succeed(await run("tar", ["tf", tarball], { cwd: app }));
    const files = stdout.trim().split("\n");
    const known =
      /^package\/(package\.json|README\.md|LICENSE|CHANGELOG\.md|schema\/.*\.json|dist\/main\.js)$/;
    const built = /^package\/dist\/(package\.json|(lib|cdktn)\/.*(\.js|\.css|\.d\.ts|\.json))$/;
    expect(files.filter((file) => !known.test(file) && !built.test(file))).toEqual([]);
    succeed(await run(tool("publint"), ["--strict", tarball], { cwd: app }));
    succeed(await run(tool("attw"), [tarball], { cwd: app }));
  });

  it("installs beside cdktf without a warning", async () => {
    const peers = developedWith("cdktf", "@cdktf/provider-aws", "constructs");
    expect(warnings(await npm(app, ["install", "--prefer-offline", tarball, ...peers]))).toEqual([]);
    const help = succeed(await node("node_modules/.bin/identity-center", "--help"));
    expect(help.stdout).toContain("Usage: identity-center");
    fs.writeFileSync(path.join(app, "access.yaml"), "assignments: {}\n");
    const matrix = succeed(await node("node_modules/.bin/identity-center", "matrix", "--format", "html"));
    expect(matrix.stdout).toMatch(/^<!doctype html>[^]*<\/html>\n$/);
    fs.rmSync(path.join(app, "access.yaml"));
  });

  it("makes the README's example compile with strict, synthesize and validate", async () => {
    fs.writeFileSync(
      path.join(app, "readme.ts"),
      codeBlock("README.md", "## As a module in an app of your own", "ts"),
    );
    const seed = `import { startRehearsal, type Rehearsal, type Seed } from "cdktf-identity-center/rehearsal";
      import { defineAccess } from "cdktf-identity-center/config";
      const seed: Seed = { users: [{ userName: "alice" }] };
      export const service: Promise<Rehearsal> = startRehearsal({ seed });
      // @ts-expect-error there is no group of this key
      defineAccess({ assignments: { a: { groups: ["nobody"], permissionSets: [], accounts: [] } } });`;
    fs.writeFileSync(path.join(app, "seed.ts"), seed);
    await compile(["readme.ts", "seed.ts"]);
    succeed(await node("readme.js"));
    const cwd = path.join(app, "cdktf.out/stacks/access");
    const env = { CHECKPOINT_DISABLE: "1" };
    succeed(await run(terraform, ["init", "-backend=false", "-input=false"], { cwd, env }));
    expect(succeed(await run(terraform, ["validate"], { cwd, env })).stdout).toContain("is valid");
  });

  it("can be imported by modules of either kind", async () => {
    const names = ["AccessStack", "PermissionSet", "defineAccess", "loadAccess", "reservedRoleArnPattern"];
    const esm = `import { ${names.join(", ")} } from "cdktf-identity-center";
      import { mergeAccess } from "cdktf-identity-center/config";
      import { startRehearsal } from "cdktf-identity-center/rehearsal";
      import schema from "cdktf-identity-center/schema.json" with { type: "json" };
      console.log([${names.join(", ")}, mergeAccess, startRehearsal].every((one) => typeof one === "function"), schema.type);`;
    fs.writeFileSync(path.join(app, "imports.mjs"), esm);
    expect(succeed(await node("--no-warnings", "imports.mjs")).stdout).toBe("true object\n");
  });

  it("moves over to CDK Terrain as docs/cdktn.md says, and the plan has no changes", async () => {
    fs.cpSync(everyFeature, app, { recursive: true });
    const main = fs
      .readFileSync(path.join(root, "main.ts"), "utf8")
      .replace('"./lib"', '"cdktf-identity-center"');
    fs.writeFileSync(path.join(app, "main.ts"), main);
    await compile(["main.ts"], resolutions.slice(-1));
    const access = await loadAccess({ file: path.join(everyFeature, "access.yaml") });
    const service = await startRehearsal({ seed: seedFromAccess(access).seed });
    try {
      const cwd = path.join(app, "cdktf.out/stacks/access");
      const env = terraformEnvironment(process.env, app, service.url, "eu-west-1");
      const inTerraform = async (...args: string[]) => succeed(await run(terraform, args, { cwd, env }));

      succeed(await node("main.js"));
      const withCdktf = synthesized(app);
      await inTerraform("init", "-input=false");
      await inTerraform("apply", "-input=false", "-auto-approve");
      const held = await readBack(service.url);
      expect(held).toHaveLength(access.accountAssignments.length);

      const [install = "", uninstall = ""] = codeBlock("docs/cdktn.md", "## Move an app over", "sh").split(
        "\n",
      );
      expect(ownWarnings(await npm(app, [...wordsOf(install), "--prefer-offline"]))).toEqual([]);
      // Both are installed now; which one is loaded is up to the import alone.
      expect(await loadedCores("cdktf-identity-center")).toEqual(["@cdktf/provider-aws", "cdktf"]);
      expect(await loadedCores("cdktf-identity-center/cdktn")).toEqual(["@cdktn/provider-aws", "cdktn"]);
      expect(await loadedCores("cdktf-identity-center/config")).toEqual([]);
      expect(await loadedCores("cdktf-identity-center/rehearsal")).toEqual([]);
      expect(ownWarnings(await npm(app, wordsOf(uninstall)))).toEqual([]);
      expect(fs.readdirSync(path.join(app, "node_modules"))).not.toContain("cdktf");

      fs.writeFileSync(
        path.join(app, "main.ts"),
        patched(main, codeBlock("docs/cdktn.md", "## Move an app over", "diff")),
      );
      await compile(["main.ts"], resolutions.slice(-1));
      succeed(await node("main.js"));
      expect(synthesized(app)).toEqual(withCdktf);
      // Counted, because Terraform calls it a change that a check reads the organization once more.
      const { changes } = await plan({ binary: terraform, cwd, env }, "moved.tfplan");
      expect(changes).toMatchObject({ add: 0, change: 0, remove: 0, import: 0 });

      // Without an app of its own, the folder is served by our own main, with the core that is left.
      fs.rmSync(path.join(app, "cdktf.out"), { recursive: true });
      succeed(await node("node_modules/cdktf-identity-center/dist/cdktn/main.js"));
      expect(synthesized(app)).toEqual(withCdktf);
    } finally {
      await service.close();
    }
  });

  it("is synthesized, deployed and compared by CDK Terrain's own command line, and rehearsed by ours", async () => {
    const cdktn = await installCdktnCli(app);
    fs.writeFileSync(path.join(app, "small.yaml"), small);
    fs.writeFileSync(
      path.join(app, "cdktf.json"),
      JSON.stringify({ language: "typescript", app: "node main.js", sendCrashReports: "false" }),
    );
    const access = await loadAccess({ file: path.join(app, "small.yaml") });
    const service = await startRehearsal({ seed: seedFromAccess(access).seed });
    try {
      const env = {
        ...terraformEnvironment(process.env, app, service.url, "eu-west-1"),
        ACCESS_CONFIG: "small.yaml",
      };
      const run = async (...args: string[]) => succeed(await cdktn(args, env));
      await run("synth");
      const stack = synthesized(app);
      expect(await run("deploy", "--auto-approve", "--skip-provider-lock")).toBeDefined();
      expect(synthesized(app)).toEqual(stack);
      expect((await readBack(service.url)).map(({ accountId }) => accountId)).toEqual(["222222222222"]);
      expect((await run("diff", "--skip-provider-lock")).stdout).toContain("No changes");
    } finally {
      await service.close();
    }
    const rehearsal = succeed(await node("node_modules/.bin/identity-center", "rehearse", "small.yaml"));
    expect(rehearsal.stdout).toContain("The rehearsal went well.");
  });

  /** The packages of either core that a module loads, and what it loads in turn. */
  async function loadedCores(module: string): Promise<unknown> {
    const script = `require(${JSON.stringify(module)});
      const names = Object.keys(require.cache).map((file) => /node_modules\\/((?:@cdkt[fn]\\/)?[\\w-]+)/.exec(file)?.[1] ?? "");
      console.log(JSON.stringify([...new Set(names)].filter((name) => /^@?cdkt[fn](\\/.*)?$/.test(name)).sort()));`;
    return JSON.parse(succeed(await node("-e", script)).stdout);
  }
});

/** A command that has to succeed. */
function succeed(result: CommandResult): CommandResult {
  const said = result.code === 0 ? "" : result.stdout + result.stderr;
  expect({ code: result.code, said }).toEqual({ code: 0, said: "" });
  return result;
}
