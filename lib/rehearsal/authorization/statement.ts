import { isMap, toList, type JsonMap } from "../../config/check/policy/json-map";
import { fitsWildcards } from "../../config/check/policy/wildcards";
import type { Permission } from "./permission";

/** One statement of an identity policy. */
export interface Statement {
  readonly effect: "Allow" | "Deny";
  /** The actions that it is about, or all but these. */
  readonly actions: Patterns;
  /** The resources that it is about, or all but these. */
  readonly resources: Patterns;
}

/** Texts with wildcards, or, where `except`, everything that fits none of them. */
export interface Patterns {
  readonly except: boolean;
  readonly texts: readonly string[];
}

/** What the statements say of a permission; a denial outweighs every allowance. */
export type Decision = "allowed" | "denied" | "not allowed";

/** The statements of a policy that passed its checks. */
export function statementsOf(policy: JsonMap): readonly Statement[] {
  return toList(policy.Statement)
    .filter(isMap)
    .map((statement) => ({
      effect: statement.Effect === "Deny" ? "Deny" : "Allow",
      actions: patternsOf(statement, "Action"),
      resources: patternsOf(statement, "Resource"),
    }));
}

function patternsOf(statement: JsonMap, element: "Action" | "Resource"): Patterns {
  const except = Object.hasOwn(statement, `Not${element}`);
  const texts = toList(statement[except ? `Not${element}` : element]);
  return { except, texts: texts.filter((text) => typeof text === "string") };
}

/** Decides by IAM's rules: a Deny that fits denies, else an Allow that fits allows, else it is not allowed. */
export function decide(statements: readonly Statement[], permission: Permission): Decision {
  const fitting = statements.filter((statement) => isAbout(statement, permission));
  if (fitting.some(({ effect }) => effect === "Deny")) return "denied";
  return fitting.length > 0 ? "allowed" : "not allowed";
}

/** Whether a statement is about an action on a resource. */
export function isAbout({ actions, resources }: Statement, { action, resource }: Permission): boolean {
  return (
    actions.texts.some((pattern) => fitsAction(pattern, action)) !== actions.except &&
    resources.texts.some((pattern) => fitsResource(pattern, resource)) !== resources.except
  );
}

/** Actions have no case. */
export function fitsAction(pattern: string, action: string): boolean {
  return fitsWildcards(pattern.toLowerCase(), action.toLowerCase());
}

/** Resources have one. */
export function fitsResource(pattern: string, resource: string): boolean {
  return fitsWildcards(pattern, resource);
}
