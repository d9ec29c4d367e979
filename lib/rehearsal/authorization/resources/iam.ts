import { member, type AskedCall, type ResourcesOfOperations } from "../permission";

/** The role with its path, if there is one of that name in the caller's account. */
const role = (call: AskedCall) => {
  const { callerAccountId, world } = call;
  const name = member(call, "RoleName");
  const roles = [...world.instances.values()].flatMap(({ roles }) => [
    ...(roles.get(callerAccountId)?.values() ?? []),
  ]);
  return roles.find((one) => one.name === name)?.arn ?? `arn:aws:iam::${callerAccountId}:role/${name}`;
};

/** The resources that IAM's actions are granted on. Source: Service Authorization Reference, "AWS IAM". */
export const iamResources: ResourcesOfOperations = {
  GetRole: [role],
  GetRolePolicy: [role],
  ListAttachedRolePolicies: [role],
  ListRolePolicies: [role],
  ListRoles: [],
};

/** The resources that the actions of AWS STS are granted on. */
export const stsResources: ResourcesOfOperations = {
  AssumeRole: [(call) => member(call, "RoleArn")],
};
