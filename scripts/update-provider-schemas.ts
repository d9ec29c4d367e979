import fs from "node:fs";
import path from "node:path";
import { withPackage } from "./fetch-package";
import { knownToBinding, type KnownType } from "./provider-schema";

/**
 * Writes down what versions of the AWS provider know of the resources and data sources that are synthesized here, from
 * the bindings that were made for them: `npm run update:provider-schemas`. They have hundreds of megabytes each, so they
 * are no dependencies.
 */
const bindings = ["@cdktf/provider-aws@20.1.0", "@cdktf/provider-aws@21.22.1", "@cdktn/provider-aws@25.7.0"];

/** Every resource and data source that is ever synthesized. */
const types = [
  "aws_identitystore_group",
  "aws_identitystore_group_membership",
  "aws_identitystore_user",
  "aws_ssoadmin_account_assignment",
  "aws_ssoadmin_customer_managed_policy_attachment",
  "aws_ssoadmin_instance_access_control_attributes",
  "aws_ssoadmin_managed_policy_attachment",
  "aws_ssoadmin_permission_set",
  "aws_ssoadmin_permission_set_inline_policy",
  "aws_ssoadmin_permissions_boundary_attachment",
  "data.aws_identitystore_group",
  "data.aws_identitystore_user",
  "data.aws_organizations_organizational_unit_child_accounts",
  "data.aws_organizations_organizational_unit_descendant_accounts",
  "data.aws_ssoadmin_instances",
  "data.aws_ssoadmin_permission_set",
];

const folder = path.join(__dirname, "../test/fixtures/provider-schemas");
for (const binding of bindings) {
  withPackage(binding, ({ folder: unpacked, origin }) => {
    const known: Record<string, KnownType> = {};
    for (const type of types) {
      known[type] = knownToBinding(
        path.join(unpacked, "lib", type.replace(/^(data\.)?aws_/, data).replaceAll("_", "-")),
      );
    }
    const readme = fs.readFileSync(path.join(unpacked, "README.md"), "utf8");
    const provider = /provider version (\d+\.\d+\.\d+)/.exec(readme)?.[1];
    const name = binding.replace(/^@/, "").replaceAll(/[/@]/g, "-");
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(
      path.join(folder, `${name}.json`),
      `${JSON.stringify({ ...origin, provider, types: known }, undefined, 2)}\n`,
    );
  });
}

function data(prefix: string): string {
  return prefix.startsWith("data.") ? "data-aws-" : "";
}
