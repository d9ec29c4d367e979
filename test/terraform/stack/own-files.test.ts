import fs from "node:fs";
import path from "node:path";
import { ownFile, removeOwnFiles } from "../../../lib/terraform/stack/own-files";
import { tempFolder } from "../../helpers/temp-folder";

test("removes what a killed process has left, and nothing else", () => {
  const folder = tempFolder({
    "cdk.tf.json": "{}",
    "identity-center-apply.json": "{}",
    "mine.tf.json": "{}",
  });
  for (const ending of ["tf.json", "tfplan"] as const)
    for (const name of ["look-up", "rest", "take-over"] as const)
      fs.writeFileSync(ownFile(folder, name, ending), "");
  removeOwnFiles(folder);
  expect(fs.readdirSync(folder).sort()).toEqual([
    "cdk.tf.json",
    "identity-center-apply.json",
    "mine.tf.json",
  ]);
  removeOwnFiles(path.join(folder, "nowhere"));
});
