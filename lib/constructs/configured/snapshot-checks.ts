import type { TerraformStack } from "cdktf";
import { address } from "../../access/address";
import type { CheckedConfig } from "../../config/checked-config";
import type { Organization } from "../../organization/organization";
import { unitsInUse, type UnitInUse } from "../../organization/units-in-use";
import { expression, terraformText } from "../terraform-text";

/**
 * Adds a Terraform `check` for each part of the organization's tree that the config depends on: a plan compares the
 * accounts there with the snapshot and warns, by name, where the snapshot is stale. A check never stops a plan, also
 * where the organization cannot be read. Only ids are compared: AWS is changing how it tells an account's state.
 *
 * By override: cdktf has no construct for `check`.
 */
export function addSnapshotChecks(
  stack: TerraformStack,
  config: CheckedConfig,
  organization: Organization,
): void {
  for (const { unit, recursive } of unitsInUse(config, organization)) {
    const name = address("snapshot", unit.path, String(recursive));
    const accountIds = recursive ? unit.allAccountIds : unit.accountIds;
    const known = accountIds.map((id) => [id, terraformText(organization.accounts.get(id)?.name ?? "")]);
    stack.addOverride(`locals.${name}`, Object.fromEntries(known));
    stack.addOverride(`check.${name}`, checkOf(name, { unit, recursive }));
  }
}

function checkOf(name: string, { unit, recursive }: UnitInUse): object {
  const type = `aws_organizations_organizational_unit_${recursive ? "descendant" : "child"}_accounts`;
  const actual = `data.${type}.${name}.accounts`;
  const known = `local.${name}`;
  const added = `[for account in ${actual} : "\${account.name} (\${account.id})" if !contains(keys(${known}), account.id)]`;
  const gone = `[for id, name in ${known} : "\${name} (\${id})" if !contains(${actual}[*].id, id)]`;
  return {
    data: { [type]: { [name]: { parent_id: unit.id } } },
    assert: [
      {
        condition: expression(`toset(${actual}[*].id) == toset(keys(${known}))`),
        error_message: [
          `The snapshot of the organization is stale below ${terraformText(JSON.stringify(unit.path))}.`,
          ` Not in it: ${expression(`length(${added}) == 0 ? "none" : join(", ", ${added})`)}.`,
          ` No longer there: ${expression(`length(${gone}) == 0 ? "none" : join(", ", ${gone})`)}.`,
          " Take it anew, and look at what changes.",
        ].join(""),
      },
    ],
  };
}
