import { inlinePolicy as limits } from "../limits";
import type { ConfigPath } from "../problems/problem";
import type { Report } from "../problems/report";
import type { PermissionSetSpec } from "../schema";
import { partAt, type Source } from "../read/source";
import { holdsToken, withoutTokens } from "../tokens";
import { checkPolicy } from "./policy/check-policy";
import { isMap } from "./policy/json-map";
import { reportInMap, reportInText, type PolicyReport } from "./policy/policy-report";

type InlinePolicySpec = NonNullable<PermissionSetSpec["inlinePolicy"]>;

/**
 * The JSON of an inline policy in the form that is sent to AWS, without superfluous white space; undefined where it is no
 * policy, or one of a size that AWS does not take. All its problems are reported. Tokens of cdktf stay in it as they are,
 * and what they are a part of is not judged.
 */
export function checkInlinePolicy(
  spec: InlinePolicySpec,
  path: ConfigPath,
  source: Source,
  report: Report,
): string | undefined {
  if (isUnknown(spec)) return spec;
  const policy = readPolicy(spec, path, source, report);
  if (policy === undefined) return undefined;
  if (!isPolicy(policy)) {
    report("inline-policy-form", path, { value: policy });
    return undefined;
  }
  const text = toJson(policy, path, report);
  if (text === undefined) return undefined;
  checkContent(text, spec, path, report);
  return checkSize(text, path, report) ? text : undefined;
}

/** Whether a text shows its form only at apply: a token, or one that is no JSON before its tokens have their values. */
function isUnknown(spec: InlinePolicySpec): spec is string {
  if (typeof spec !== "string" || !holdsToken(spec)) return false;
  try {
    JSON.parse(spec);
    return false;
  } catch {
    return true;
  }
}

/** Looks at what is sent: JSON, which drops what it does not have, such as keys with the value `undefined`. */
function checkContent(text: string, spec: InlinePolicySpec, path: ConfigPath, report: Report): void {
  const policy = JSON.parse(text) as unknown;
  if (!isMap(policy)) return report("inline-policy-form", path, { value: policy });
  checkPolicy(policy, ofWhatIsKnown(policy, reportIn(spec, path, report)));
}

/** Leaves out what is said of texts with tokens in them. */
function ofWhatIsKnown(policy: unknown, report: PolicyReport): PolicyReport {
  return (code, inside, args, spot) => {
    const value = inside.reduce<unknown>((at, step) => (at as Record<string, unknown>)?.[step], policy);
    if (!holdsToken(value) && !inside.some(holdsToken)) report(code, inside, args, spot);
  };
}

function reportIn(spec: InlinePolicySpec, path: ConfigPath, report: Report): PolicyReport {
  if (typeof spec === "string") return reportInText(report, path);
  return typeof spec.file === "string" ? reportInText(report, [...path, "file"]) : reportInMap(report, path);
}

function readPolicy(spec: InlinePolicySpec, path: ConfigPath, source: Source, report: Report): unknown {
  if (typeof spec === "string") return parseJson(spec, path, report);
  if (typeof spec.file !== "string") return spec;
  const read = partAt(source, path).policyFiles.get(spec.file) ?? {
    problem: "not-found",
    looked: "no folder",
  };
  const place = [...path, "file"];
  if ("text" in read) return parseJson(read.text, place, report);
  if (read.problem === "outside") report("policy-file-outside", place, { file: spec.file });
  else report("policy-file-not-found", place, { file: spec.file, looked: read.looked });
  return undefined;
}

function parseJson(text: string, path: ConfigPath, report: Report): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    report("inline-policy-not-json", path, { reason: reasonOf(error) });
    return undefined;
  }
}

/** A map from YAML or TypeScript may hold what JSON cannot: itself, or a BigInt. */
function toJson(policy: unknown, path: ConfigPath, report: Report): string | undefined {
  try {
    // With a `toJSON` of its own, even nothing.
    return (JSON.stringify(policy) as string | undefined) ?? "null";
  } catch (error) {
    report("inline-policy-not-json", path, { reason: reasonOf(error) });
    return undefined;
  }
}

/** V8 quotes the text after the first comma, line breaks included. */
function reasonOf(error: unknown): string {
  const message = (error as Error).message;
  return message.replace(/, (\.\.\.)?"[^]*|\n[^]*/, "").replace(/\.$/, "");
}

function isPolicy(value: unknown): boolean {
  return (
    value !== null && typeof value === "object" && !Array.isArray(value) && Object.hasOwn(value, "Statement")
  );
}

function checkSize(policy: string, path: ConfigPath, report: Report): boolean {
  const text = withoutTokens(policy);
  const bytes = Buffer.byteLength(text);
  const nonWhitespace = text.replace(/\s/g, "").length;
  const character = [...text].find((one) => !limits.pattern.test(one));
  if (character !== undefined) report("inline-policy-characters", path, { character });
  if (nonWhitespace > limits.maxNonWhitespace) report("inline-policy-length", path, { count: nonWhitespace });
  if (bytes > limits.maxBytes) report("inline-policy-size", path, { count: bytes });
  return character === undefined && nonWhitespace <= limits.maxNonWhitespace && bytes <= limits.maxBytes;
}
