import { deepest, mostBytes } from "../../read/document-limits";
import { didYouMean, escapeControl, kindOf, list, show } from "../show";
import { error, thousands, type Rule } from "./wording";

/** Problems of the document and the files that it comes from. */
export const documentCodes = {
  // The document
  "config-not-found": error(
    ({ tried }: { tried: readonly string[] }) =>
      `there is no access config: looked for ${list(tried)}. Name a file, set ACCESS_CONFIG, or write one of these.`,
  ),
  "config-unreadable": error(
    ({ reason }: { reason: string }) => `the access config cannot be read: ${reason}.`,
  ),
  "config-kind": error(
    ({ extension }: { extension: string }) =>
      `an access config is a .ts, .yaml, .yml or .json file, not ${show(extension)}.`,
  ),
  "config-syntax": error(({ reason }: { reason: string }) => `the file does not parse: ${reason}.`),
  "config-throws": error(({ reason }: { reason: string }) => `running the file failed: ${reason}.`),
  "config-no-export": error(
    () => "the file has no default export; write `export default defineAccess({ … })`.",
  ),
  "config-too-large": error(
    ({ bytes }: { bytes: number }) =>
      `the file has ${thousands(Math.ceil(bytes / 1024))} kB; allowed: at most ${thousands(mostBytes / 1024)} kB. Is it an access config?`,
  ),
  "config-too-deep": error(
    () => `the file nests maps and lists more than ${deepest} levels deep, where an access config needs ten.`,
  ),

  "imports-unreadable": error(
    ({ file, reason }: { file: string; reason: string }) =>
      `the file of imports ${show(file)} cannot be read: ${reason}. If they are applied everywhere, take imports out.`,
  ),
  "imports-form": error(
    ({ file, reason }: { file: string; reason: string }) =>
      `${show(file)} is no file of imports: ${reason}. identity-center adopt writes it.`,
  ),

  // A folder of documents
  "folder-empty": error(
    () => "the folder holds no access config: there is no .ts, .yaml, .yml or .json file in it or below it.",
  ),
  "folder-link": error(
    ({ reason }: { reason: string }) =>
      `the link ${reason}, and a config is read from its own folder alone; put the file itself there.`,
  ),
  "folder-stray-file": error(
    ({ reason }: { reason: string }) =>
      `every file of the folder counts, so that none is lost unnoticed, and this one ${reason}; correct it, or move it out of the folder.`,
  ),
  "duplicate-key": error(
    ({ key, first }: { key: string; first: string }) =>
      `${show(key)} stands in ${escapeControl(first)} already; keep one of the two, or rename one.`,
  ),
  "wrong-type": error(
    ({ value, allowed }: { value: unknown; allowed: string }) =>
      `is ${kindOf(value)}${value === undefined || value === null ? "" : `, ${show(value)}`}; allowed: ${allowed}.`,
  ),
  "unknown-key": error(
    ({ key, allowed }: { key: string; allowed: readonly string[] }) =>
      `there is no setting ${show(key)} here; allowed: ${list(allowed, 20)}.${didYouMean(key, allowed)}`,
  ),
  "missing-key": error(
    ({ key, allowed }: { key: string; allowed: string }) => `${show(key)} is missing; give ${allowed}.`,
  ),
  "invalid-key": error(
    ({ key, reason }: { key: string; reason: string }) =>
      `the key ${show(key)} ${reason}; choose another name.`,
  ),
  "terraform-expression": error(
    ({ value }: { value: string }) =>
      `${show(value)} holds a token of cdktf, whose value is known only at apply; write the value itself. A program may give tokens as ids under accounts and within inline policies, nowhere else.`,
  ),
} as const satisfies Record<string, Rule>;
