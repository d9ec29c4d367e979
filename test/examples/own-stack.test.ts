import fs from "node:fs";
import path from "node:path";
import { tempFolder } from "../helpers/temp-folder";

const root = path.join(__dirname, "../..");
const example = fs.readFileSync(path.join(root, "examples/own-stack.ts"), "utf8");

test("the README's stack with an account of its own is the example that is compiled and run", () => {
  expect(fs.readFileSync(path.join(root, "README.md"), "utf8")).toContain(`\`\`\`ts\n${example}\`\`\`\n`);
});

test("it synthesizes: the account is created, and assigned by its id", async () => {
  const folder = tempFolder();
  process.env.CDKTF_OUTDIR = folder;
  await import("../../examples/own-stack");
  delete process.env.CDKTF_OUTDIR;
  const stack = fs.readFileSync(path.join(folder, "stacks/sandbox/cdk.tf.json"), "utf8");
  const { resource } = JSON.parse(stack) as { resource: Record<string, Record<string, object>> };
  expect(Object.values(resource.aws_ssoadmin_account_assignment ?? {})).toMatchObject([
    { target_id: "${aws_organizations_account.Account.id}", principal_type: "GROUP" },
  ]);
  expect(Object.values(resource.aws_ssoadmin_permission_set_inline_policy ?? {})).toMatchObject([
    {
      inline_policy: expect.stringContaining(
        '"Resource":"${aws_organizations_account.Account.arn}"',
      ) as string,
    },
  ]);
});
