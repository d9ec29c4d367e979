import type { IPostProcessor, IResolveContext } from "cdktf";
import { holdsToken } from "../config/tokens";

/**
 * What an element says, for cdktf to take as it is. cdktf resolves every element three times: to prepare the stack, to
 * write the element, and once more within the whole stack. A text without tokens comes out of each as it went in, and
 * for thousands of resources that is a third of the time. So the first two passes get the fragment whole, and the last
 * one resolves it as ever. Where it holds a token, or anything but plain data, it is returned untouched.
 */
export function settled<T extends object>(fragment: T): T {
  const plain = plainCopy(fragment);
  if (plain === undefined) return fragment;
  const whole: IPostProcessor = { postProcess: () => plain };
  const resolve = (context: IResolveContext): undefined => {
    context.registerPostProcessor(whole);
  };
  // Not enumerable: to everybody else it is the fragment itself.
  return Object.defineProperty({ ...plain } as T, "resolve", { value: resolve });
}

/** A copy without what is undefined, as cdktf's own passes leave it; undefined where it is not plain data. */
function plainCopy(value: object): Record<string, unknown> | undefined {
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    const item = (value as Record<string, unknown>)[key];
    if (item === undefined) continue;
    if (mayHoldToken(key)) return undefined;
    if (item !== null && typeof item === "object" && !Array.isArray(item)) {
      if (!isPlainMap(item)) return undefined;
      const inner = plainCopy(item);
      if (inner === undefined) return undefined;
      copy[key] = inner;
    } else if (isPlainLeaf(item)) copy[key] = item;
    else return undefined;
  }
  return copy;
}

function isPlainLeaf(value: unknown): boolean {
  if (typeof value === "string") return !mayHoldToken(value);
  if (Array.isArray(value)) return value.every((item) => typeof item === "string" && !mayHoldToken(item));
  return typeof value === "boolean" || Number.isSafeInteger(value);
}

/** A token that stands for a number is a number too, and has such a form within a text. */
function mayHoldToken(text: string): boolean {
  return holdsToken(text) || text.includes("e+");
}

function isPlainMap(value: object): boolean {
  return Object.getPrototypeOf(value) === Object.prototype && !("resolve" in value);
}
