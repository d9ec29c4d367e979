import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { address } from "../access/address";

/**
 * The name of a construct's resource in anyone's stack: from the construct's path within the stack, so that no two are
 * the same. cdktf's own names drop characters: of two children of a stack, `a.b` and `ab`, only one would be left.
 *
 * @param kind what it begins with, a word
 * @param parts what tells apart several resources of the construct
 */
export function resourceName(kind: string, construct: Construct, ...parts: readonly string[]): string {
  const { scopes } = construct.node;
  const path = scopes.slice(scopes.indexOf(TerraformStack.of(construct)) + 1).map(({ node }) => node.id);
  // Keys and ids are never empty: the empty parts keep these names apart from an AccessStack's, and paths from parts.
  return address(kind, "", ...path, "", ...parts);
}
