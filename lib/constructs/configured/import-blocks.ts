import { TerraformResource, type TerraformStack } from "cdktf";
import type { Imports } from "../../access/imports";
import { terraformText } from "../terraform-text";

/**
 * Writes an import block for each resource of the stack that the imports name; one for a resource that it no longer has
 * would fail the plan. What is in the state already, Terraform leaves as it is.
 */
export function addImportBlocks(stack: TerraformStack, imports: Imports | undefined): void {
  if (!imports) return;
  const blocks = stack.node
    .findAll()
    .filter((element) => TerraformResource.isTerraformResource(element))
    .flatMap(({ terraformResourceType, friendlyUniqueId }) => {
      const to = `${terraformResourceType}.${friendlyUniqueId}`;
      const id = imports.get(to);
      return id === undefined ? [] : [{ to, id: terraformText(id) }];
    })
    .sort((a, b) => (a.to < b.to ? -1 : 1));
  // By override: cdktf's importFrom starts a Terraform process for each resource.
  if (blocks.length > 0) stack.addOverride("import", blocks);
}
