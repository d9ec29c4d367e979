import type { ConfigPath, Position } from "../problems/problem";

/** What reading a policy file gave. */
export type PolicyFile =
  | { readonly text: string }
  | { readonly problem: "not-found"; readonly looked: string }
  | { readonly problem: "outside" };

/** An access config as it was read, before anything of it is checked. */
export interface Source {
  /** The file as the user named it; unset for a config that a program passed. */
  readonly file?: string;
  /** The document: of any shape. */
  readonly document: unknown;
  /** Where the key or value at a path stands in the file; undefined where the file has no positions (TypeScript). */
  readonly locate: (path: ConfigPath, spot: "key" | "value") => Position | undefined;
  /** A line of the file, counted from 1. */
  readonly line: (line: number) => string | undefined;
  /** The policy files that the document names, by the name that it gives them. */
  readonly policyFiles: ReadonlyMap<string, PolicyFile>;
}

/** A source without positions, for documents that do not come from a text. */
export function plainSource(
  document: unknown,
  policyFiles: Source["policyFiles"] = new Map(),
  file?: string,
): Source {
  return { file, document, policyFiles, locate: () => undefined, line: () => undefined };
}
