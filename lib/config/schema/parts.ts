import { z } from "zod";
import { policiesPerPermissionSet, textLimits, type TextField } from "../limits";

/**
 * The shape of an access config: types, checks and JSON Schema from one source. The descriptions of the JSON Schema
 * are the comments of the settings (`npm run schema`); `meta` adds what is checked elsewhere and JSON Schema can say,
 * too.
 *
 * The `error` of a part is data for `issue-to-problem.ts`, no sentence: `type:` and what is allowed there, or `text:`
 * and the name of the limit that was broken.
 */

/** What is allowed in a place, for a value of another type. */
export const type = (allowed: string) => ({ error: `type:${allowed}` });

/** A map of known settings. */
export const map = <T extends z.ZodRawShape>(shape: T, allowed: string) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? `keys:${Object.keys(shape).join(",")}` : `type:${allowed}`,
  });

/** A text within a limit of `limits.ts`. */
export const text = (field: TextField) => {
  const { min, max, pattern, allowed } = textLimits[field] as (typeof textLimits)[TextField] & {
    pattern: RegExp;
  };
  const broken = { error: `text:${field}` };
  return z.string(type(allowed)).min(min, broken).max(max, broken).regex(pattern, broken);
};

/** A list, which may be read-only in TypeScript. */
export const list = <T extends z.ZodType>(item: T, allowed: string) => z.array(item, type(allowed)).readonly();

/** A text field as JSON Schema has it, for keys: what zod checks are values. */
export const toJsonSchema = (field: TextField) => {
  const { min, max, pattern } = textLimits[field];
  return { minLength: min, maxLength: max, pattern: pattern.source };
};

/** For JSON Schema: what zod leaves to a check of ours. */
export const atLeastOne = { minItems: 1 };
/** For JSON Schema: the most policies of a permission set. */
export const atMostPolicies = { maxItems: policiesPerPermissionSet.max };

/** `account:` like `type:`, but a number gets the advice to quote it. */
export const account = (allowed: string) => ({ error: `account:${allowed}` });

/** A list of keys of one map. */
export const keys = (map: string) => list(z.string(type(`a key of ${map}`)), `a list of keys of ${map}`);
