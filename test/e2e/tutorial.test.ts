import path from "node:path";
import fs from "node:fs";
import { expectShown, followPage } from "./support/follow-page";
import { developedWith, pack } from "./support/packed-app";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform } from "./support/with-terraform";

describeWithTerraform("docs/tutorial.md", () => {
  it("leads who copies and pastes to its last line, and shows what they will see", async () => {
    const folder = temporaryFolder();
    const tarball = await pack(folder);
    const cwd = path.join(folder, "empty");
    fs.mkdirSync(cwd);
    const peers = developedWith("cdktf", "@cdktf/provider-aws", "constructs").join(" ");
    const install = "npm install cdktf-identity-center cdktf @cdktf/provider-aws constructs";
    const followed = await followPage("docs/tutorial.md", {
      cwd,
      env: { ACCESS_CONFIG: undefined, NO_COLOR: "1" },
      change: (line) => (line === install ? `npm install --prefer-offline "${tarball}" ${peers}` : line),
    });
    expectShown("docs/tutorial.md", followed);
    expect(followed.at(-1)?.printed).toContain("\nThe rehearsal went well.\n");
  });
});
