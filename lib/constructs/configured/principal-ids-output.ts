import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import type { ConfiguredPrincipal } from "./principal";
import { expression, terraformText } from "../terraform-text";

/**
 * An output with the principals' ids that fails the plan where two keys turn out to be one principal, such as a user
 * declared by UserName and again by e-mail address: only the identity store knows, and the apply would stop half-way.
 *
 * The ids of created principals are unknown in the first plan, and one unknown id makes all of a condition unknown: so
 * what is looked up is compared for itself, and with what is created apart from that.
 *
 * @param principals principals by type and key
 */
export function addPrincipalIdsOutput(
  scope: Construct,
  id: string,
  principals: ReadonlyMap<string, ConfiguredPrincipal>,
): void {
  const output = new TerraformOutput(scope, id, {
    value: Object.fromEntries(
      [...principals].map(([name, { principalId }]) => [terraformText(name), principalId]),
    ),
    description: "Ids of the principals in the identity store, by type and key",
  });
  const lookedUp = new Map([...principals].filter(([, { created }]) => !created));
  const created = new Map([...principals].filter((entry) => entry[1].created));
  const preconditions = [
    // Terraform refuses a condition that refers to nothing, and one principal cannot stand twice.
    ...(lookedUp.size > 1 ? [allDiffer(lookedUp)] : []),
    ...(lookedUp.size > 0 && created.size > 0 ? [noneShared(lookedUp, created)] : []),
  ];
  // By override: cdktf 0.21 takes a precondition of an output and does not write it.
  if (preconditions.length > 0) output.addOverride("precondition", preconditions);
}

type Principals = ReadonlyMap<string, ConfiguredPrincipal>;

function allDiffer(principals: Principals) {
  const ids = idsOf(principals);
  return precondition(
    `length(distinct(${ids})) == length(${ids})`,
    `[for name, id in ${byName(principals)} : name if length([for other in ${ids} : other if other == id]) > 1]`,
  );
}

function noneShared(lookedUp: Principals, created: Principals) {
  const [found, made] = [idsOf(lookedUp), idsOf(created)];
  return precondition(
    `length(setintersection(${found}, ${made})) == 0`,
    `[for name, id in ${byName(new Map([...lookedUp, ...created]))} : name if contains(${found}, id) && contains(${made}, id)]`,
  );
}

function precondition(condition: string, names: string) {
  return {
    condition: expression(condition),
    error_message: `Several keys of the access config name one principal; keep one of them: ${expression(`join(", ", ${names})`)}.`,
  };
}

function idsOf(principals: Principals): string {
  return `[${[...principals.values()].map(({ principalId }) => bare(principalId)).join(", ")}]`;
}

function byName(principals: Principals): string {
  const pairs = [...principals].map(
    ([name, { principalId }]) => `${JSON.stringify(terraformText(name))} = ${bare(principalId)}`,
  );
  return `{${pairs.join(", ")}}`;
}

/** `${x}` as `x`, to stand inside another expression. */
function bare(interpolation: string): string {
  return interpolation.replace(/^\$\{(.*)\}$/, "$1");
}
