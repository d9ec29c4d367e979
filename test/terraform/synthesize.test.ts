import fs from "node:fs";
import path from "node:path";
import { synthesize } from "../../lib/terraform/synthesize";
import { tempFolder } from "../helpers/temp-folder";

const stacks = JSON.stringify({
  stacks: { access: { name: "access", synthesizedStackPath: "stacks/access/cdk.tf.json" } },
});

function appOf(command: string) {
  const cwd = tempFolder({
    "cdktf.json": JSON.stringify({ app: command }),
    "cdktf.out/manifest.json": stacks,
  });
  const outdir = path.join(cwd, "cdktf.out");
  return { outdir, run: () => synthesize({ cwd, outdir, env: process.env, fallbackApp: "false" }) };
}

test("the stacks are those that the app has written now", async () => {
  const { outdir, run } = appOf(
    `cp cdktf.json "$CDKTF_OUTDIR/copy.json" && echo '${stacks}' > "$CDKTF_OUTDIR/manifest.json"`,
  );
  expect(await run()).toEqual([{ name: "access", file: path.join(outdir, "stacks/access/cdk.tf.json") }]);
});

test("an app that ends well and writes nothing does not leave those of another day, and its words are shown", async () => {
  const { outdir, run } = appOf("echo no vault today >&2");
  await expect(run()).rejects.toThrow(/wrote no stacks: does it call app\.synth\(\)\?\nno vault today$/);
  expect(fs.readdirSync(outdir)).toEqual([]);
});

test("an app that fails says why", async () => {
  await expect(appOf("echo out of milk >&2; exit 3").run()).rejects.toThrow(/^out of milk$/);
});

test("a project without an app is a sentence", async () => {
  await expect(appOf(" ").run()).rejects.toThrow(/cdktf\.json names no "app"/);
});
