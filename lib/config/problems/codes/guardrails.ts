import { defaultQuotas } from "../../limits";
import { list, show } from "../show";
import { error, thousands, warning, type Rule } from "./wording";

/** Problems of guardrails and quotas. */
export const guardrailCodes = {
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

  // What an audit ignores
  "ignores-nothing": error(
    () =>
      "names nothing; name at least one of permissionSets, principals, accounts or tags, or take the rule out.",
  ),
  "ignored-tags": error(
    () =>
      "tags belong to permission sets, so they go with permissionSets at most; put principals and accounts into a rule of their own.",
  ),
} as const satisfies Record<string, Rule>;
