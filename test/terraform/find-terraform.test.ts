import fs from "node:fs";
import path from "node:path";
import { findTerraform } from "../../lib/terraform/find-terraform";
import { tempFolder } from "../helpers/temp-folder";

function folderWith(...names: string[]): string {
  const folder = tempFolder(Object.fromEntries(names.map((name) => [name, "#!/bin/sh\n"])));
  for (const name of names) fs.chmodSync(path.join(folder, name), 0o755);
  return folder;
}

test("terraform comes before tofu, and either serves", () => {
  const both = folderWith("terraform", "tofu");
  const tofu = folderWith("tofu");
  expect(findTerraform({ PATH: both })).toBe(path.join(both, "terraform"));
  expect(findTerraform({ PATH: `/nowhere:${tofu}` })).toBe(path.join(tofu, "tofu"));
});

test("TERRAFORM_BINARY_NAME chooses, as with cdktf", () => {
  const both = folderWith("terraform", "tofu");
  expect(findTerraform({ PATH: both, TERRAFORM_BINARY_NAME: "tofu" })).toBe(path.join(both, "tofu"));
  expect(() => findTerraform({ PATH: both, TERRAFORM_BINARY_NAME: "terragrunt" })).toThrow(
    /no terragrunt on the PATH, and TERRAFORM_BINARY_NAME asks for it/,
  );
});

test("what cannot be executed is none", () => {
  const folder = tempFolder({ terraform: "text" });
  expect(() => findTerraform({ PATH: folder })).toThrow(/neither terraform nor tofu on the PATH: install/);
});
