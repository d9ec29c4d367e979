import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { mainApp } from "../../lib/cli/main-app";
import { tempFolder } from "../helpers/temp-folder";

/** A folder as the package's, below an app that has installed `cores`. */
function packageIn(...cores: string[]): string {
  const app = tempFolder();
  for (const core of cores) {
    const folder = path.join(app, "node_modules", core);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, "index.js"), "");
  }
  const dist = path.join(app, "node_modules/cdktf-identity-center/dist");
  fs.mkdirSync(dist, { recursive: true });
  return dist;
}

test("our own app is run with the core that is installed, cdktf before cdktn", () => {
  expect(mainApp(packageIn("cdktf"))).toMatch(/dist\/main\.js"$/);
  expect(mainApp(packageIn("cdktn"))).toMatch(/dist\/cdktn\/main\.js"$/);
  expect(mainApp(packageIn("cdktf", "cdktn"))).toMatch(/dist\/main\.js"$/);
});

test("where neither core is installed, what runs in place of the app says what to install", () => {
  expect(mainApp(packageIn())).toMatch(/dist\/lib\/cli\/missing-core\.js"$/);
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", "jiti/register", "lib/cli/missing-core.ts"],
    {
      cwd: path.join(__dirname, "../.."),
      encoding: "utf8",
    },
  );
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: expect.stringMatching(
      /^Neither cdktf nor cdktn is installed here\. Install one with .*\n$/,
    ) as string,
  });
});
