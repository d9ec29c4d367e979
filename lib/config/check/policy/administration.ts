import type { ManagedPolicy, PermissionSetConfig } from "../../checked-config";
import { list } from "../../problems/show";
import { holdsToken } from "../../tokens";
import { managedPolicyId } from "../managed-policy";
import { isMap, toList, type JsonMap } from "./json-map";
import { fitsWildcards } from "./wildcards";

/**
 * AWS managed policies that give, on every resource and without a condition, what counts as administration in an inline
 * policy. Found by the rules below in the documents of all AWS managed policies; PowerUserAccess is none of them.
 */
const administrativePolicies: ReadonlyMap<string, string> = new Map([
  ["/AdministratorAccess", "everything"],
  ["/AdministratorAccess-Amplify", "iam:AttachRolePolicy, iam:PutRolePolicy and others"],
  ["/AWSOrganizationsFullAccess", "organizations:*"],
  ["/AWSSSOMasterAccountAdministrator", "sso:*"],
  ["/AWSSSOMemberAccountAdministrator", "sso:*"],
  ["/IAMFullAccess", "iam:*"],
]);

/** Permission sets of AWS Control Tower by name. Source: its user guide, "Permission sets". */
const controlTowerSets: ReadonlyMap<string, string> = new Map([
  ["AWSAdministratorAccess", "AdministratorAccess"],
  ["AWSOrganizationsFullAccess", "AWSOrganizationsFullAccess"],
]);

/** Services that hand out permissions or accounts: all their actions together are administration. */
const services = ["iam", "sso", "organizations"];

/** Single actions with which whoever has them on every resource takes all permissions. */
const escalations = [
  "iam:CreatePolicyVersion",
  "iam:AttachRolePolicy",
  "iam:PutRolePolicy",
  "iam:AttachUserPolicy",
  "iam:PutUserPolicy",
  "iam:UpdateAssumeRolePolicy",
];

/** What a resource has to cover to be as good as every resource: one of these, whose names nobody would write. */
const anyResources = [
  "arn:aws:iam::~any~:role/~any~",
  "arn:aws:iam::~any~:user/~any~",
  "arn:aws:iam::~any~:policy/~any~",
  "arn:aws:sso:::permissionSet/~any~/~any~",
  "arn:aws:organizations::~any~:account/~any~/~any~",
];

/** Condition keys, in lower case, that say who asks, when and from where: they leave open what is asked. */
const circumstances = new Set([
  "aws:currenttime",
  "aws:epochtime",
  "aws:multifactorauthage",
  "aws:multifactorauthpresent",
  "aws:principalorgid",
  "aws:requestedregion",
  "aws:securetransport",
  "aws:sourceip",
  "aws:useragent",
]);

/**
 * Why a permission set gives administration: a short text for each AWS managed policy, and each statement of the inline
 * policy, that does. Empty: it does not, as far as its text tells. Customer managed policies are not looked at, since
 * their content is elsewhere, nor what is known only at apply; nor are Deny statements and the permissions boundary, which may take back what is given.
 * @returns parts of a sentence, such as `the AWS managed policy IAMFullAccess allows iam:*`
 */
export function administrationReasons(permissionSet: PermissionSetConfig): readonly string[] {
  const { name, existing, managedPolicies, inlinePolicy } = permissionSet;
  return [
    ...(existing ? controlTowerReason(name) : []),
    ...managedPolicies.flatMap(managedPolicyReason),
    ...statementsOf(inlinePolicy).flatMap(statementReason),
  ];
}

/** Whether a permission set gives administration, as far as its text tells; `administrationReasons` says why. */
export function isAdministrative(permissionSet: PermissionSetConfig): boolean {
  return administrationReasons(permissionSet).length > 0;
}

function controlTowerReason(name: string): string[] {
  const policy = controlTowerSets.get(name);
  return policy === undefined ? [] : [`AWS Control Tower gives ${name} the AWS managed policy ${policy}`];
}

function managedPolicyReason(policy: ManagedPolicy): string[] {
  const allowed = administrativePolicies.get(managedPolicyId(policy));
  return allowed === undefined ? [] : [`the AWS managed policy ${policy.name} allows ${allowed}`];
}

function statementsOf(inlinePolicy: string | undefined): readonly unknown[] {
  const policy: unknown = inlinePolicy === undefined ? undefined : parsed(inlinePolicy);
  return isMap(policy) ? toList(policy.Statement) : [];
}

/** The content of a policy; undefined where it is known only at apply. */
function parsed(inlinePolicy: string): unknown {
  try {
    return JSON.parse(inlinePolicy);
  } catch (error) {
    if (holdsToken(inlinePolicy)) return undefined;
    throw error;
  }
}

function statementReason(statement: unknown, index: number): string[] {
  if (!isMap(statement) || statement.Effect !== "Allow") return [];
  if (!isOnEverything(statement) || isNarrow(statement.Condition)) return [];
  const allowed = whatIsAllowed(statement);
  const name = typeof statement.Sid === "string" && statement.Sid !== "" ? statement.Sid : index + 1;
  return allowed === undefined ? [] : [`statement ${name} of the inline policy allows ${allowed}`];
}

function isOnEverything({ Resource, NotResource }: JsonMap): boolean {
  const [open, closed] = [textsOf(Resource), textsOf(NotResource)].map((texts) => texts.map(inAnyAccount));
  return anyResources.some(
    (arn) => covers(open ?? [], arn) || (NotResource !== undefined && !covers(closed ?? [], arn)),
  );
}

/** All roles of one account are every resource to whoever has access to that account. */
function inAnyAccount(resource: string): string {
  return resource
    .replace(/^arn:(?:\$\{[^}]*\}|[^:]*):/, "arn:aws:")
    .replace(/^(arn:aws:[^:]*:[^:]*:)(?:\d{12}|\$\{aws:PrincipalAccount\}):/, "$1*:");
}

function isNarrow(condition: unknown): boolean {
  if (!isMap(condition)) return false;
  const keys = Object.values(condition).flatMap((values) => (isMap(values) ? Object.keys(values) : []));
  return keys.some((key) => !circumstances.has(key.toLowerCase()));
}

function whatIsAllowed({ Action, NotAction }: JsonMap): string | undefined {
  const excepted = textsOf(NotAction);
  if (NotAction !== undefined && escalations.some((action) => !covers(excepted, action))) {
    return `everything but ${list(excepted)}`;
  }
  const actions = textsOf(Action);
  if (actions.some((action) => /^[*:]+$/.test(action))) return "everything";
  const whole = services.filter((service) => covers(actions, `${service}:~any~`));
  const single = escalations.filter((action) => covers(actions, action) && !covers(actions, "iam:~any~"));
  const allowed = [...whole.map((service) => `${service}:*`), ...single];
  return allowed.length === 0 ? undefined : allowed.join(", ");
}

function covers(patterns: readonly string[], text: string): boolean {
  return patterns.some((pattern) => fitsWildcards(pattern.toLowerCase(), text.toLowerCase()));
}

function textsOf(value: unknown): readonly string[] {
  return toList(value).filter((text) => typeof text === "string");
}
