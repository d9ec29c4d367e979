import path from "node:path";
import { ESLint, type Linter } from "eslint";

const root = path.join(__dirname, "..");
// The very rules of the package; loading them by itself, the linter would need an import that jest does not have.
const rules = jest.requireActual<Linter.Config[]>("../eslint.config.js");
const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: rules });

/** What the linter says of an import, in a file that need not exist. */
async function errorsOf(file: string, from: string): Promise<string[]> {
  const [result] = await eslint.lintText(`import { x } from "${from}";\nexport default x;\n`, {
    filePath: path.join(root, file),
  });
  return (result?.messages ?? []).filter(({ severity }) => severity === 2).map(({ message }) => message);
}

// Also in the first place where loading the linter takes its time.
jest.setTimeout(30_000);

const steps = [
  ["config"],
  ["organization"],
  ["access"],
  ["terraform"],
  ["constructs", "review", "live", "rehearsal"],
  ["cli"],
];
const folders = steps.flatMap((names, step) => names.map((name) => ({ name, step })));
const pairs = folders.flatMap((from) =>
  folders.filter(({ name }) => name !== from.name).map((to) => ({ from, to })),
);
const allowed = pairs.filter(({ from, to }) => to.step < from.step);
const forbidden = pairs.filter(({ from, to }) => to.step >= from.step);

test.each(forbidden.map(({ from, to }) => [from.name, to.name]))(
  "lib/%s may not import lib/%s",
  async (from, to) => {
    for (const specifier of [`../${to}`, `../${to}/some-file`]) {
      expect(await errorsOf(`lib/${from}/some-file.ts`, specifier)).toEqual([
        expect.stringContaining(`lib/${from} imports only itself and the folders to its left`),
      ]);
    }
    expect(await errorsOf(`lib/${from}/deep/er/some-file.ts`, `../../../${to}/some-file`)).toHaveLength(1);
  },
);

test.each(allowed.map(({ from, to }) => [from.name, to.name]))(
  "lib/%s may import lib/%s",
  async (from, to) => {
    expect(await errorsOf(`lib/${from}/some-file.ts`, `../${to}/some-file`)).toEqual([]);
    expect(await errorsOf(`lib/${from}/deep/some-file.ts`, `../../${to}/some-file`)).toEqual([]);
  },
);

test.each(folders.map(({ name }) => name))(
  "lib/%s may import itself, but not the public face",
  async (name) => {
    expect(await errorsOf(`lib/${name}/some-file.ts`, "./other-file")).toEqual([]);
    expect(await errorsOf(`lib/${name}/deep/some-file.ts`, "../other-file")).toEqual([]);
    expect(await errorsOf(`lib/${name}/some-file.ts`, "../index")).toHaveLength(1);
  },
);

test.each([
  ["config", "cdktf"],
  ["config", "constructs"],
  ["config", "@cdktf/provider-aws/lib/ssoadmin-permission-set"],
  ["organization", "cdktf"],
  ["access", "cdktf"],
  ["review", "cdktf"],
  ["live", "cdktf"],
  ["rehearsal", "cdktf"],
  ["terraform", "cdktf"],
  ["config", "@aws-sdk/client-sso-admin"],
  ["organization", "@aws-sdk/client-organizations"],
  ["access", "@aws-sdk/client-sso-admin"],
  ["constructs", "@aws-sdk/client-sso-admin"],
  ["review", "@aws-sdk/client-sso-admin"],
  ["rehearsal", "@aws-sdk/client-sso-admin"],
  ["terraform", "@aws-sdk/client-sso-admin"],
  ["config", "node:child_process"],
  ["access", "child_process"],
  ["constructs", "node:child_process"],
])("lib/%s may not know %s", async (folder, specifier) => {
  expect(await errorsOf(`lib/${folder}/some-file.ts`, specifier)).toHaveLength(1);
});

test.each([
  ["constructs", "cdktf"],
  ["constructs", "constructs"],
  ["constructs", "@cdktf/provider-aws/lib/ssoadmin-permission-set"],
  ["live", "@aws-sdk/client-sso-admin"],
  ["terraform", "node:child_process"],
  ["cli", "node:child_process"],
  ["config", "yaml"],
  ["config", "node:fs"],
  ["access", "node:crypto"],
])("lib/%s may know %s", async (folder, specifier) => {
  expect(await errorsOf(`lib/${folder}/some-file.ts`, specifier)).toEqual([]);
});

test.each(["lib/constructs/some-file.ts", "lib/cli/some-file.ts", "main.ts", "test/constructs/some.test.ts"])(
  "%s may not import the root of the AWS binding",
  async (file) => {
    expect(await errorsOf(file, "@cdktf/provider-aws")).toEqual([
      expect.stringContaining("import by sub-path"),
    ]);
    expect(await errorsOf(file, "@cdktf/provider-aws/lib/provider")).toEqual([]);
  },
);
