import type { AccessRule } from "../config/access-rule";
import type { Report } from "../config/problems/report";
import type { AccountAssignment } from "./account-assignment";

/** Runs the rules of a config; what they return, and a rule that fails, are problems at the rule's place. */
export function runRules(
  rules: readonly AccessRule[],
  rows: readonly AccountAssignment[],
  report: Report,
): void {
  rules.forEach((rule, index) => {
    const sentences = sentencesOf(rule, rows);
    sentences.forEach((sentence, number) => {
      // A place of its own for each, so that none hides another.
      const path = ["guardrails", "rules", index, ...(number > 0 ? [number] : [])];
      report("own-rule", path, { sentence });
    });
  });
}

function sentencesOf(rule: AccessRule, rows: readonly AccountAssignment[]): readonly string[] {
  try {
    const sentences: unknown = rule(rows);
    if (!Array.isArray(sentences))
      return ["the rule returns no list of sentences; an empty list means that all is well."];
    return sentences.map(String);
  } catch (error) {
    return [`the rule failed: ${error instanceof Error ? error.message : String(error)}`];
  }
}
