import fs from "node:fs";
import path from "node:path";
import { blocksOf, documentation, readText } from "../helpers/markdown";
import { run } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform, terraform as binary } from "./support/with-terraform";

const pages = documentation()
  .map((page) => ({ page, blocks: blocksOf(readText(page)).filter(({ language }) => language === "hcl") }))
  .filter(({ blocks }) => blocks.length > 0);

describeWithTerraform("the HCL of the documentation", () => {
  it("is found", () => expect(pages.length).toBeGreaterThan(1));

  it.each(pages)("is formatted and valid: $page", async ({ blocks }) => {
    const cwd = temporaryFolder();
    blocks.forEach(({ content }, index) => fs.writeFileSync(path.join(cwd, `${index}.tf`), content));
    for (const args of [
      ["fmt", "-check", "-diff"],
      ["init", "-backend=false", "-input=false"],
      ["validate"],
    ]) {
      const { code, stdout, stderr } = await run(binary ?? "terraform", args, { cwd });
      expect({ code, said: code === 0 ? "" : stdout + stderr }).toEqual({ code: 0, said: "" });
    }
  });
});
