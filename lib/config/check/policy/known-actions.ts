import { iamActions } from "../../data/read-data";
import { nearest, show } from "../../problems/show";
import { fitsWildcards, hasWildcard } from "./wildcards";

/** What is amiss with an action whose form is right. */
export interface UnknownAction {
  readonly code: "unknown-service" | "unknown-action";
  /** The sentence `Did you mean …?` with a space before it, or nothing. */
  readonly hint: string;
  /** The day of the list of actions. */
  readonly published: string;
}

/** Operations whose permission has another name. Source: Amazon S3 user guide, "Required permissions for API operations". */
const operations: Readonly<Record<string, string>> = {
  "s3:copyobject": "s3:GetObject and s3:PutObject",
  "s3:deleteobjects": "s3:DeleteObject",
  "s3:headbucket": "s3:ListBucket",
  "s3:headobject": "s3:GetObject",
  "s3:listbuckets": "s3:ListAllMyBuckets",
  "s3:listobjects": "s3:ListBucket",
  "s3:listobjectsv2": "s3:ListBucket",
};

/** Whether an action, or an action with wildcards, is none that AWS had when the list was made; then why. */
export function findUnknownAction(action: string): UnknownAction | undefined {
  const [prefix = "", name = ""] = action.split(":");
  // `*` and `*:*` are every action.
  if (prefix === "*") return undefined;
  const { services, published } = iamActions();
  const service = prefix.toLowerCase();
  if (!Object.hasOwn(services, service)) {
    return { code: "unknown-service", hint: ask(nearest(prefix, Object.keys(services)), name), published };
  }
  if (exists(service, name.toLowerCase())) return undefined;
  return { code: "unknown-action", hint: hintFor(service, name), published };
}

/** Actions in lower case, by service, as far as a policy has asked for them. */
const plainNames = new Map<string, ReadonlySet<string>>();

function exists(service: string, name: string): boolean {
  const names = plainNames.get(service) ?? new Set(namesOf(service).map((one) => one.toLowerCase()));
  plainNames.set(service, names);
  return hasWildcard(name) ? [...names].some((one) => fitsWildcards(name, one)) : names.has(name);
}

function namesOf(service: string): readonly string[] {
  return (iamActions().services[service] ?? "").split(" ");
}

function hintFor(service: string, name: string): string {
  const operation = operations[`${service}:${name.toLowerCase()}`];
  if (operation !== undefined) return ` Did you mean ${operation}?`;
  const names = namesOf(service);
  if (hasWildcard(name)) return ask(service, nearest(name, beginnings(names)));
  const other = onlyServiceWith(name);
  return other === undefined ? ask(service, nearest(name, names)) : ask(other, name);
}

function ask(service: string | undefined, name: string | undefined): string {
  return service === undefined || name === undefined ? "" : ` Did you mean ${show(`${service}:${name}`)}?`;
}

/** `Get*`, `List*` and so on: the first words of a service's actions. */
function beginnings(names: readonly string[]): readonly string[] {
  return [...new Set(names.map((name) => `${/^[A-Z][a-z]*/.exec(name)?.[0] ?? name}*`))];
}

/** The one other service that has the action: `cloudwatch:PutLogEvents` is meant as `logs:PutLogEvents`. */
function onlyServiceWith(name: string): string | undefined {
  const others = Object.keys(iamActions().services).filter((service) => namesOf(service).includes(name));
  return others.length === 1 ? others[0] : undefined;
}
