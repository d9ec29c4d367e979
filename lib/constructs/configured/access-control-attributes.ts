import { SsoadminInstanceAccessControlAttributes } from "@cdktf/provider-aws/lib/ssoadmin-instance-access-control-attributes";
import type { Construct } from "constructs";
import type { CheckedConfig } from "../../config/checked-config";
import type { IdentityCenter } from "../identity-center";
import { terraformText } from "../terraform-text";

/** The attributes for access control of the instance: one resource, or none where the config has no attributes. */
export function addAccessControlAttributes(
  scope: Construct,
  { local }: IdentityCenter,
  { accessControlAttributes }: CheckedConfig,
): void {
  if (accessControlAttributes.size === 0) return;
  const attribute = [...accessControlAttributes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, source]) => ({ key: terraformText(key), value: [{ source: [terraformText(source)] }] }));
  new SsoadminInstanceAccessControlAttributes(scope, "AccessControlAttributes", {
    instanceArn: local.arn,
    attribute,
  }).overrideLogicalId("access-control-attributes");
}
