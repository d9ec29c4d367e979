import { findUnknownAction } from "../../../lib/config/check/policy/known-actions";
import { actionOf, permissionsOf } from "../../../lib/rehearsal/authorization/permissions-of";
import { services } from "../../../lib/rehearsal/protocol/services";
import { buildWorld } from "../../../lib/rehearsal/world/build";
import { smallSeed } from "../support";

const world = buildWorld(smallSeed, 0, { asyncMs: 0, provisioningConflicts: false });
const [instance] = [...world.instances.values()];
const InstanceArn = instance!.arn;
const [membership] = [...instance!.identityStore.memberships.values()];

function ask(name: string, operation: string, input: Record<string, unknown> = {}) {
  const service = services.find((one) => one.name === name)!;
  return permissionsOf({ service, operation, input, world, callerAccountId: "111111111111" });
}

const resources = (...args: Parameters<typeof ask>) => ask(...args).map(({ resource }) => resource);

test.each(
  services.flatMap((service) => Object.keys(service.operations).map((name) => [service, name] as const)),
)("$name", (service, operation) => {
  const action = actionOf({ service, operation });
  expect(findUnknownAction(action)).toBeUndefined();
  const asked = ask(service.name, operation, { InstanceArn });
  if (action !== "sts:GetCallerIdentity") expect(asked[0]?.action).toBe(action);
});

test("an account assignment is about the account, the instance and the permission set", () => {
  const PermissionSetArn = [...instance!.permissionSets.keys()][0];
  const input = { InstanceArn, PermissionSetArn, TargetId: "222222222222" };
  const arns = ["arn:aws:sso:::account/222222222222", InstanceArn, PermissionSetArn];
  expect(resources("sso-admin", "CreateAccountAssignment", input)).toEqual(arns);
  const { TargetId: AccountId, ...rest } = input;
  expect(resources("sso-admin", "ListAccountAssignments", { ...rest, AccountId })).toEqual(arns);
  expect(resources("sso-admin", "ProvisionPermissionSet", rest)[0]).toBe("arn:aws:sso:::account/*");
});

test("a permission set that does not exist yet is any of the instance, and tags need the permission to tag", () => {
  const any = InstanceArn.replace("instance", "permissionSet") + "/*";
  const plain = ask("sso-admin", "CreatePermissionSet", { InstanceArn, Tags: [] });
  expect(plain.map(({ resource }) => resource)).toEqual([InstanceArn, any]);
  const tagged = ask("sso-admin", "CreatePermissionSet", { InstanceArn, Tags: [{ Key: "a", Value: "b" }] });
  expect(tagged).toEqual([...plain, { action: "sso:TagResource", resource: any }]);
});

test("a membership is about its group and its user, also where only its id is given", () => {
  const { id, groupId, userId } = membership!;
  const IdentityStoreId = instance!.identityStore.id;
  const store = `arn:aws:identitystore::111111111111:identitystore/${IdentityStoreId}`;
  const [group, user] = [
    `arn:aws:identitystore:::group/${groupId}`,
    `arn:aws:identitystore:::user/${userId}`,
  ];
  expect(
    resources("identitystore", "CreateGroupMembership", {
      IdentityStoreId,
      GroupId: groupId,
      MemberId: { UserId: userId },
    }),
  ).toEqual([store, group, user]);
  expect(resources("identitystore", "DeleteGroupMembership", { IdentityStoreId, MembershipId: id })).toEqual([
    store,
    group,
    `arn:aws:identitystore:::membership/${id}`,
    user,
  ]);
});

test("accounts, units and the root of an organization have ARNs of their own", () => {
  const { id, rootId } = world.organization;
  const of = (ParentId: string) => resources("organizations", "ListAccountsForParent", { ParentId })[0];
  expect(of(rootId)).toBe(`arn:aws:organizations::111111111111:root/${id}/${rootId}`);
  expect(of("ou-ab12-11111111")).toBe(`arn:aws:organizations::111111111111:ou/${id}/ou-ab12-11111111`);
  expect(resources("organizations", "DescribeAccount", { AccountId: "222222222222" })).toEqual([
    `arn:aws:organizations::111111111111:account/${id}/222222222222`,
  ]);
  expect(resources("organizations", "ListAccounts")).toEqual(["*"]);
});
