import {
  accessControlAttributesPerInstance,
  defaultQuotas,
  inlinePolicy,
  policiesPerPermissionSet,
  reservedPrincipalNames,
  sessionMinutes,
  tagsPerPermissionSet,
} from "../limits";
import type { TextField } from "../limits";
import { deepest, mostBytes } from "../read/document-limits";
import { textLimits } from "../limits";
import { policyProblemCodes } from "./policy-problem-codes";
import { didYouMean, escapeControl, kindOf, list, show } from "./show";

/** Severity and wording of every problem, in one place; a rule gives a code and its arguments. */
interface Rule {
  readonly severity: "error" | "warning";
  // Each rule has arguments of its own; the types come back in `ProblemArguments`.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly message: (args: any) => string;
}

const error = <A>(message: (args: A) => string) => ({ severity: "error" as const, message });
const warning = <A>(message: (args: A) => string) => ({ severity: "warning" as const, message });

/** What is wrong with a text, by its limit: too short, too long, or which character may not be there. */
export function explainText(field: TextField, value: string): string | undefined {
  const { min, max, pattern } = textLimits[field] as { min: number; max: number; pattern?: RegExp };
  if (value.length < min) return value === "" ? "is empty" : `has ${value.length} characters`;
  if (value.length > max) return `has ${value.length} characters`;
  if (!pattern || pattern.test(value)) return undefined;
  const odd = [...value].find((character) => !pattern.test(character) && !pattern.test(`/${character}/`));
  const legible = odd !== undefined && !/^[\w:/.-]$/.test(odd);
  return legible ? `holds the character ${show(odd)}` : "has the wrong form";
}

const text = (what: string, field: TextField) =>
  error(
    ({ value }: { value: string }) =>
      `${what} ${show(value)} ${explainText(field, value) ?? "is not valid"}; allowed: ${textLimits[field].allowed}.`,
  );

const reference = (what: string, map: string) =>
  error(
    ({ key, declared }: { key: string; declared: readonly string[] }) =>
      `there is no ${what} ${show(key)}; declared under ${map}: ${list(declared)}.${didYouMean(key, declared)}`,
  );

const duplicate = (what: string) =>
  error(
    ({ value, other }: { value: unknown; other: string }) =>
      `${what} ${show(value)} is also ${other}; declare it once, under one key.`,
  );

const unused = (what: string) =>
  warning(
    ({ key }: { key: string }) => `no assignment uses the ${what} ${show(key)}; use it or take it out.`,
  );

export const problemCodes = {
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
      `${show(value)} holds a token of cdktf; an access config takes plain values only, so write the value itself.`,
  ),

  // Instance
  "invalid-region": error(
    ({ value }: { value: string }) =>
      `the Region ${show(value)} is not the name of an AWS Region, such as eu-west-1.`,
  ),
  "invalid-instance-arn": text("the instance", "instanceArn"),
  "invalid-identity-store-id": text("the identity store id", "identityStoreId"),

  // Accounts and principals
  "invalid-account-id": error(({ value }: { value: string }) => {
    const digits = /^\d+$/.test(value) ? ` has ${value.length} digits` : " is not an account id";
    return `the account id ${show(value)}${digits}; allowed: ${textLimits.accountId.allowed}.`;
  }),
  "unquoted-account-id": error(
    ({ value }: { value: number }) =>
      `the account id ${value} is a number; write ${/^\d{12}$/.test(String(value)) ? `"${value}"` : "all 12 digits"}, in quotes: as a number it loses leading zeros.`,
  ),
  "duplicate-account": duplicate("the account"),
  "invalid-user-name": text("the user name", "userName"),
  "invalid-email": text("the e-mail address", "email"),
  "invalid-external-id-issuer": text("the issuer", "externalIdIssuer"),
  "invalid-external-id": text("the external id", "externalIdId"),
  "invalid-principal-id": text("the id", "principalId"),
  "invalid-group-name": text("the display name", "groupDisplayName"),
  "duplicate-user": duplicate("the user"),
  "duplicate-group": duplicate("the group"),
  "invalid-profile-text": text("the text", "profileText"),
  "reserved-name": error(
    ({ value }: { value: string }) =>
      `the name ${show(value)} is one of AWS's own (${list(reservedPrincipalNames)}), for users and groups alike; choose another.`,
  ),
  "create-not-allowed": error(
    ({ what, source }: { what: "user" | "group"; source: string }) =>
      `the identity source is ${source}, whose users and groups are read-only in IAM Identity Center, so this ${what} cannot be created here; create it in ${source === "external" ? "the identity provider" : "Active Directory"}, and look it up here by its name.`,
  ),

  // Attributes for access control
  "invalid-attribute-name": text("the attribute name", "accessControlAttributeKey"),
  "invalid-attribute-source": text("the attribute's source", "accessControlAttributeSource"),
  "too-many-attributes": error(
    ({ count }: { count: number }) =>
      `has ${count} attributes; allowed: at most ${accessControlAttributesPerInstance}.`,
  ),

  // Renamed keys
  "renamed-still-declared": error(
    ({ key, map }: { key: string; map: string }) =>
      `${show(key)} is renamed and still declared under ${map}; take one of the two out.`,
  ),
  "renamed-again": error(
    ({ key, next }: { key: string; next: string }) =>
      `${show(key)} is itself renamed, to ${show(next)}; map each old key to the one that is declared now.`,
  ),
  "renamed-into-one": error(
    ({ key, other }: { key: string; other: string }) =>
      `${show(other)} is renamed to ${show(key)}, too; one key comes from one key.`,
  ),
  "renamed-permission-set-name": warning(
    ({ key, old, existing }: { key: string; old: string; existing: boolean }) =>
      existing
        ? `without a name of its own, another permission set is looked up: ${show(key)} instead of ${show(old)}. To keep it, give \`name: ${old}\`.`
        : `without a name of its own, the permission set is ${show(key)} in AWS from now on, not ${show(old)}, which replaces it and its roles in every account. To keep them, give \`name: ${old}\`.`,
  ),

  // Permission sets
  "invalid-permission-set-name": text("the permission set name", "permissionSetName"),
  "duplicate-permission-set-name": duplicate("the permission set name"),
  "existing-with-settings": error(
    ({ settings }: { settings: readonly string[] }) =>
      `a permission set with \`existing: true\` is looked up and never changed, so it takes no ${list(settings)}; remove them, or remove \`existing\`.`,
  ),
  "invalid-description": text("the description", "description"),
  "invalid-relay-state": text("the relay state", "relayState"),
  "invalid-session-duration": error(
    ({ value, minutes }: { value: string; minutes?: number }) =>
      `the session duration ${show(value)} ${minutes === undefined ? "is not a duration" : `is ${minutes} minutes`}; allowed: ${sessionMinutes.min / 60} to ${sessionMinutes.max / 60} hours, as 4h, 90m, 1h30m or PT4H.`,
  ),
  "invalid-tag-key": text("the tag key", "tagKey"),
  "invalid-tag-value": text("the tag value", "tagValue"),
  "reserved-tag-key": error(
    ({ value }: { value: string }) =>
      `the tag key ${show(value)} begins with aws:, which AWS keeps for itself; choose another.`,
  ),
  "too-many-tags": error(
    ({ count }: { count: number }) => `has ${count} tags; allowed: at most ${tagsPerPermissionSet}.`,
  ),
  "invalid-managed-policy": error(
    ({ value }: { value: string }) =>
      `the AWS managed policy ${show(value)} is none; allowed: a name (ReadOnlyAccess), a path and a name (job-function/Billing), or an ARN (arn:aws:iam::aws:policy/…). Policies of an account of yours belong in customerManagedPolicies.`,
  ),
  "unknown-managed-policy": warning(
    ({ value, hint, published }: { value: string; hint: string; published: string }) =>
      `there was no AWS managed policy ${show(value)} on ${published}, and attaching one that does not exist fails.${hint}`,
  ),
  "invalid-policy-name": text("the policy name", "policyName"),
  "invalid-policy-path": text("the policy path", "policyPath"),
  "policy-comma": error(
    ({ value }: { value: string }) =>
      `${show(value)} holds a comma: IAM allows it, but Terraform's id of the attachment is split at commas and could not be read again. Rename the policy.`,
  ),
  "duplicate-policy": error(
    ({ value }: { value: string }) => `the policy ${show(value)} is attached twice; name it once.`,
  ),
  "too-many-policies": error(
    ({ count }: { count: number }) =>
      `has ${count} managed policies; allowed: at most ${policiesPerPermissionSet.max}, AWS managed and customer managed together. Move some into the inline policy.`,
  ),
  "many-policies": warning(
    ({ count }: { count: number }) =>
      `has ${count} managed policies; IAM allows ${policiesPerPermissionSet.iamDefault} per role unless the quota is raised in every account that it reaches.`,
  ),
  "permissions-boundary": error(
    ({ count }: { count: number }) =>
      `a permissions boundary names ${count === 0 ? "no policy" : "two policies"}; allowed: exactly one of managedPolicy and customerManagedPolicy.`,
  ),
  "inline-policy-not-json": error(
    ({ reason }: { reason: string }) => `the inline policy is no JSON: ${reason}.`,
  ),
  "inline-policy-form": error(
    ({ value }: { value: unknown }) =>
      `the inline policy is ${kindOf(value)} without a Statement; allowed: a policy, { "Version": "2012-10-17", "Statement": […] }.`,
  ),
  "inline-policy-characters": error(
    ({ character }: { character: string }) =>
      `the inline policy holds the character ${show(character)}; allowed: ${inlinePolicy.allowed}.`,
  ),
  "inline-policy-length": error(
    ({ count }: { count: number }) =>
      `the inline policy has ${thousands(count)} characters that are not white space; allowed: at most ${thousands(inlinePolicy.maxNonWhitespace)}. Shorten it, or move statements to a managed policy.`,
  ),
  "inline-policy-size": error(
    ({ count }: { count: number }) =>
      `the inline policy has ${thousands(count)} bytes; allowed: at most ${thousands(inlinePolicy.maxBytes)}.`,
  ),
  ...policyProblemCodes,
  "policy-file-not-found": error(
    ({ file, looked }: { file: string; looked: string }) =>
      `the policy file ${show(file)} cannot be read (looked in ${looked}); paths are relative to the access config.`,
  ),
  "policy-file-outside": error(
    ({ file }: { file: string }) =>
      `the policy file ${show(file)} lies outside the folder of the access config; put it below that folder.`,
  ),
  "unused-user": unused("user"),
  "unused-group": unused("group"),
  "unused-account": unused("account"),
  "unused-account-group": unused("account group"),

  // Assignments
  "unknown-user": reference("user", "users"),
  "unknown-group": reference("group", "groups"),
  "unknown-permission-set": reference("permission set", "permissionSets"),
  "unknown-account": error(
    ({ key, declared }: { key: string; declared: readonly string[] }) =>
      `there is no account or account group ${show(key)}; allowed: an account id of 12 digits, "*", { ou }, { tag }, { name }, or a key: ${list(declared)}.${
        /^(ou|r)-/.test(key)
          ? ` An organizational unit is written { ou: ${show(key)} }.`
          : didYouMean(key, declared)
      }`,
  ),
  "empty-list": error(
    ({ what }: { what: string }) =>
      `names no ${what}; name at least one, or take the entry out to remove its access.`,
  ),
  "no-principals": error(
    () => "names neither users nor groups; name at least one, or take the entry out to remove its access.",
  ),
  "listed-twice": warning(({ key }: { key: string }) => `lists ${show(key)} twice; once is enough.`),

  "invalid-day": error(
    ({ value }: { value: string }) =>
      `${show(value)} is not a day; allowed: year-month-day, such as 2027-01-31.`,
  ),
  expired: warning(
    ({ day }: { day: string }) =>
      `expired after ${day} and gives no access any more; take it out, or choose a later day.`,
  ),
  "expires-soon": warning(
    ({ day, left }: { day: string; left: number }) =>
      `gives access until ${day}, ${left === 0 ? "today" : `${left} more day${left === 1 ? "" : "s"}`}; choose a later day if that is too early.`,
  ),

  // Targets and the organization
  "account-group-loop": error(
    ({ keys }: { keys: readonly string[] }) =>
      `the account group holds itself: ${keys.map(show).join(" → ")}; take one of these references out.`,
  ),
  "needs-organization": error(
    ({ what }: { what: string }) =>
      `${what} can only be told from the organization's tree; name its snapshot in \`organization\`.`,
  ),
  "organization-unreadable": error(
    ({ file, reason }: { file: string; reason: string }) =>
      `the snapshot ${show(file)} cannot be read: ${reason}.`,
  ),
  "organization-form": error(
    ({ value, allowed }: { value: unknown; allowed: string }) =>
      `${value === undefined ? "is missing" : `is ${show(value)}`}; allowed: ${allowed}. Take the snapshot anew.`,
  ),
  "unknown-account-name": error(
    ({ name, known }: { name: string; known: readonly string[] }) =>
      `the snapshot has no account named ${show(name)}.${didYouMean(name, known)}`,
  ),
  "ambiguous-account-name": error(
    ({ name, ids }: { name: string; ids: readonly string[] }) =>
      `the snapshot has ${ids.length} accounts named ${show(name)}: ${list(ids)}; give the id of the right one.`,
  ),
  "account-not-in-snapshot": warning(
    ({ id }: { id: string }) => `the snapshot has no account ${id}; take the snapshot anew, or check the id.`,
  ),
  "unknown-organizational-unit": error(
    ({ ou, candidates, known }: { ou: string; candidates: readonly string[]; known: readonly string[] }) =>
      `there is no organizational unit ${show(ou)}; allowed: an id, or a path from the root such as Workloads/Prod.${
        candidates.length > 0 ? ` Units of this name: ${list(candidates)}.` : didYouMean(ou, known)
      }`,
  ),
  "empty-target": error(
    ({ what, reason }: { what: string; reason: string }) => `${what} selects no account: ${reason}.`,
  ),
  "excepts-nothing": warning(
    ({ what }: { what: string }) =>
      `${what} matches no account, so nothing is excepted; check it for a typing error.`,
  ),
  "all-excepted": error(
    () => "selects no account: all of them are excepted or left out. Take the entry out if that is meant.",
  ),
  "inactive-account": warning(
    ({ name, state }: { name: string; state: string }) =>
      `the account ${show(name)} is ${state}, so it is left out; only ACTIVE accounts can be assigned.`,
  ),
  "inactive-accounts": warning(
    ({ names }: { names: readonly string[] }) =>
      `${names.length} ${names.length === 1 ? "account is" : "accounts are"} not ACTIVE and left out of what targets select: ${list(names)}.`,
  ),

  // Guardrails
  "only-in": error(
    ({ permissionSet, accounts }: { permissionSet: string; accounts: readonly string[] }) =>
      `gives the permission set ${show(permissionSet)} outside its \`onlyIn\`, in ${list(accounts)}; leave these accounts out, or widen \`onlyIn\`.`,
  ),
  "never-in": error(
    ({ permissionSet, accounts }: { permissionSet: string; accounts: readonly string[] }) =>
      `gives the permission set ${show(permissionSet)} where its \`neverIn\` forbids it, in ${list(accounts)}; leave these accounts out.`,
  ),
  "only-for": error(
    ({
      permissionSet,
      principals,
      allowed,
    }: {
      permissionSet: string;
      principals: readonly string[];
      allowed: readonly string[];
    }) =>
      `gives the permission set ${show(permissionSet)} to ${list(principals)}; its \`onlyFor\` allows the groups ${list(allowed)}.`,
  ),
  "direct-user": error(
    ({ users }: { users: readonly string[] }) =>
      `assigns ${list(users)} directly, which guardrails.directUsers denies; assign a group.`,
  ),
  "direct-user-warning": warning(
    ({ users }: { users: readonly string[] }) =>
      `assigns ${list(users)} directly; a group would make a change of staff no change of the config.`,
  ),
  "management-account": error(
    ({ account, why }: { account: string; why: string }) =>
      `reaches the management account ${account}, but ${why}; leave it out.`,
  ),
  "used-in-management-account": error(
    ({ permissionSet }: { permissionSet: string }) =>
      `the permission set ${show(permissionSet)} belongs to AWS Control Tower, which uses it in the management account; a delegated administrator cannot touch it anywhere. Use one of your own.`,
  ),
  "control-tower-name": error(
    ({ name }: { name: string }) =>
      `the permission set name ${show(name)} belongs to AWS Control Tower; choose another, or look it up with \`existing: true\`.`,
  ),
  "privileged-session": error(
    ({
      permissionSet,
      minutes,
      most,
      reasons,
    }: {
      permissionSet: string;
      minutes: number;
      most: number;
      reasons: readonly string[];
    }) =>
      `the permission set ${show(permissionSet)} is privileged (${list(reasons)}) and its session lasts ${minutes} minutes; guardrails.privilegedSession allows ${most}.`,
  ),
  "own-rule": error(({ sentence }: { sentence: string }) => sentence),

  // Quotas
  "permission-sets-per-instance": warning(
    ({ count }: { count: number }) =>
      `${thousands(count)} permission sets; an instance takes ${thousands(defaultQuotas.permissionSetsPerInstance)} unless AWS has raised the quota.`,
  ),
  "permission-sets-per-account": warning(
    ({ count, account }: { count: number; account: string }) =>
      `the account ${account} gets ${thousands(count)} permission sets; an account takes ${thousands(defaultQuotas.permissionSetsPerAccount)} unless AWS has raised the quota.`,
  ),
} as const satisfies Record<string, Rule>;

function thousands(count: number): string {
  return count.toLocaleString("en-US");
}

/** The stable codes of all problems. */
export type ProblemCode = keyof typeof problemCodes;

/** The arguments that a code's sentence needs. */
export type ProblemArguments<C extends ProblemCode> = Parameters<(typeof problemCodes)[C]["message"]>[0];

/** The code that says that a text field breaks its limit. */
export const codeOfTextField: { readonly [F in TextField]?: ProblemCode } = {
  permissionSetName: "invalid-permission-set-name",
  description: "invalid-description",
  relayState: "invalid-relay-state",
  policyName: "invalid-policy-name",
  policyPath: "invalid-policy-path",
  tagKey: "invalid-tag-key",
  tagValue: "invalid-tag-value",
  accountId: "invalid-account-id",
  instanceArn: "invalid-instance-arn",
  identityStoreId: "invalid-identity-store-id",
  principalId: "invalid-principal-id",
  userName: "invalid-user-name",
  groupDisplayName: "invalid-group-name",
  externalIdIssuer: "invalid-external-id-issuer",
  externalIdId: "invalid-external-id",
  email: "invalid-email",
  profileText: "invalid-profile-text",
  accessControlAttributeKey: "invalid-attribute-name",
  accessControlAttributeSource: "invalid-attribute-source",
};
