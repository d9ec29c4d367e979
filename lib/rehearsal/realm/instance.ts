import { invalid } from "../protocol/errors";
import type { Instance, World } from "../world/world";
import { accessDenied } from "./access-denied";
import type { Caller } from "./caller";
import { checkDelegatedAdministrator } from "./delegated-administrator";

type Input = Readonly<Record<string, unknown>>;

/** What an account instance has, too: the rest is about permission sets (user guide, "account instances"). */
const forEveryInstance = new Set(["DescribeInstance", "ListTagsForResource", "TagResource", "UntagResource"]);

/** Whether an instance is the organization's: the only kind with permission sets and account assignments. */
export const isOfOrganization = ({ organization }: World, { ownerAccountId }: Instance) =>
  ownerAccountId === organization.managementAccountId;

/** The instances that a caller sees in ListInstances: the organization's and its own account's, in the home Region. */
export const visibleInstances = (world: World, { accountId, atHome }: Caller): Instance[] =>
  atHome
    ? [...world.instances.values()].filter(
        (instance) => isOfOrganization(world, instance) || instance.ownerAccountId === accountId,
      )
    : [];

/**
 * Refuses a call of sso-admin for the place that it comes from. ARNs of instances name no Region, so that elsewhere
 * the instance is one that nobody has rights to.
 */
export function checkInstance(world: World, caller: Caller, operation: string, input: Input): void {
  // Its answer depends on the place; it names no instance, and what it does not know it ignores.
  const arn = operation === "ListInstances" ? undefined : instanceArnOf(input);
  if (arn === undefined) return;
  const resource = typeof input.PermissionSetArn === "string" ? input.PermissionSetArn : arn;
  const denied = () => accessDenied(caller, `sso:${operation}`, resource);
  if (!caller.atHome) throw denied();
  const instance = world.instances.get(arn);
  if (!instance) return;
  if (!isOfOrganization(world, instance)) {
    if (instance.ownerAccountId !== caller.accountId) throw denied();
    // The text: terraform-provider-aws, account_assignment_test.go, and cartography pull request 1998.
    if (!forEveryInstance.has(operation))
      throw invalid("The operation is not supported for this Identity Center instance");
    return;
  }
  const { managementAccountId, delegatedAdministrator } = world.organization;
  if (caller.accountId === managementAccountId) return;
  // cloudquery #10844: "Identity Center APIs don't allow for information to be pulled from member accounts".
  if (caller.accountId !== delegatedAdministrator) throw denied();
  checkDelegatedAdministrator(world, instance, operation, input, denied);
}

function instanceArnOf({ InstanceArn, ResourceArn }: Input): string | undefined {
  if (typeof InstanceArn === "string") return InstanceArn;
  return typeof ResourceArn === "string" && ResourceArn.includes(":instance/") ? ResourceArn : undefined;
}
