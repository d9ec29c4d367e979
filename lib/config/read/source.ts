import type { ConfigPath, Position, Problem } from "../problems/problem";

/** What reading a policy file gave. */
export type PolicyFile =
  | { readonly text: string }
  | { readonly problem: "not-found"; readonly looked: string }
  | { readonly problem: "outside" };

/** An access config as it was read, before anything of it is checked. */
export interface Source {
  /** The file or folder as the user named it; unset for a config that a program passed. */
  readonly file?: string;
  /** The document: of any shape. */
  readonly document: unknown;
  /** Where the key or value at a path stands in the file; undefined where the file has no positions (TypeScript). */
  readonly locate: (path: ConfigPath, spot: "key" | "value") => Position | undefined;
  /** A line of the file, counted from 1. */
  readonly line: (line: number) => string | undefined;
  /** The policy files that the document names, by the name that it gives them. */
  readonly policyFiles: ReadonlyMap<string, PolicyFile>;
  /** Of a folder: the document that a path comes from; undefined for what is of no document, such as a missing key. */
  readonly partOf?: (path: ConfigPath) => Source | undefined;
  /** What was wrong before there was a document to check. */
  readonly problems?: readonly Problem[];
  /** Whether a program holds the document, in which tokens of cdktf may stand where `check-document.ts` lets them. */
  readonly tokens?: boolean;
  /** Whether parts are missing because they could not be read: what refers to them cannot be judged then. */
  readonly incomplete?: boolean;
}

/** A source without positions, for documents that do not come from a text. */
export function plainSource(
  document: unknown,
  policyFiles: Source["policyFiles"] = new Map(),
  file?: string,
): Source {
  return { file, document, policyFiles, locate: () => undefined, line: () => undefined };
}

/** The file that a path comes from: of a folder's documents one, else the source itself. */
export function partAt(source: Source, path: ConfigPath): Source {
  return source.partOf?.(path) ?? source;
}
