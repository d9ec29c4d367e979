import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import type { PrincipalLookup } from "./principal-lookup";
import { expression, terraformText } from "./terraform-text";

/**
 * An output with the principals' ids that fails the plan where two keys turn out to be one principal, such as a user
 * declared by UserName and again by e-mail address: only the identity store knows, and the apply would stop half-way.
 *
 * @param principals look-ups by type and key
 */
export function addPrincipalIdsOutput(
  scope: Construct,
  id: string,
  principals: ReadonlyMap<string, PrincipalLookup>,
): void {
  const pairs = [...principals].map(([name, { principalId }]) => [terraformText(name), principalId] as const);
  const ids = `[${pairs.map(([, principalId]) => bare(principalId)).join(", ")}]`;
  const byName = `{${pairs.map(([name, principalId]) => `${JSON.stringify(name)} = ${bare(principalId)}`).join(", ")}}`;
  const shared = `[for name, id in ${byName} : name if length([for other in ${ids} : other if other == id]) > 1]`;
  const output = new TerraformOutput(scope, id, {
    value: Object.fromEntries(pairs),
    description: "Ids of the principals in the identity store, by type and key",
  });
  // Terraform refuses a condition that refers to nothing, and one principal cannot stand twice.
  if (pairs.length < 2) return;
  // By override: cdktf 0.21 takes a precondition of an output and does not write it.
  output.addOverride("precondition", [
    {
      condition: expression(`length(distinct(${ids})) == length(${ids})`),
      error_message: `Several keys of the access config name one principal; keep one of them: ${expression(`join(", ", ${shared})`)}.`,
    },
  ]);
}

/** `${x}` as `x`, to stand inside another expression. */
function bare(interpolation: string): string {
  return interpolation.replace(/^\$\{(.*)\}$/, "$1");
}
