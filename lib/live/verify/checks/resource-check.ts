import type { Answer, Question } from "../question";

/** A resource's values in the state, by the provider's names. */
export type Values = Readonly<Record<string, unknown>>;

/** What is known of the AWS provider that is going to plan. */
export interface ProviderFacts {
  /** Whether it puts tags of its own on resources, or overlooks some (`default_tags`, `ignore_tags`). */
  readonly changesTags: boolean;
}

/** How a type of resource is verified. */
export interface ResourceCheck {
  /** The attributes that its check knows: one more, and nothing is verified. `id`, `region` and `timeouts` go without. */
  readonly attributes: readonly string[];
  /** What a refresh asks. */
  questions(values: Values): readonly Question[];
  /**
   * What a refresh would change, in words, from the answers in the order of the questions; undefined where it would
   * change nothing, for sure.
   */
  difference(values: Values, answers: readonly Answer[], facts: ProviderFacts): string | undefined;
}

/** AWS does not know what the state holds. */
export const gone = "AWS does not have it";

/** The names of attributes that differ, as a difference; undefined where there are none. */
export function changed(attributes: Readonly<Record<string, boolean>>): string | undefined {
  const names = Object.keys(attributes).filter((name) => !attributes[name]);
  return names.length === 0 ? undefined : `${names.join(", ")} ${names.length === 1 ? "differs" : "differ"}`;
}
