import type { AskedCall, Permission, ResourcesOfOperations } from "./permission";
import { iamResources, stsResources } from "./resources/iam";
import { identityStoreResources } from "./resources/identitystore";
import { organizationsResources } from "./resources/organizations";
import { ssoAdminResources } from "./resources/sso-admin";

/** By the name of the service: how IAM calls it in actions, and what each operation is about. */
const authorizations: Readonly<
  Record<string, { readonly prefix: string; readonly resources: ResourcesOfOperations }>
> = {
  "sso-admin": { prefix: "sso", resources: ssoAdminResources },
  identitystore: { prefix: "identitystore", resources: identityStoreResources },
  organizations: { prefix: "organizations", resources: organizationsResources },
  iam: { prefix: "iam", resources: iamResources },
  sts: { prefix: "sts", resources: stsResources },
};

/** Operations that need no permission. Source: AWS STS API reference, "GetCallerIdentity". */
const free = new Set(["sts:GetCallerIdentity"]);

/** The action that is named after an operation. */
export function actionOf({ service, operation }: Pick<AskedCall, "service" | "operation">): string {
  return `${authorizations[service.name]?.prefix ?? service.name}:${operation}`;
}

/** Everything that a call needs of its caller's policies: each action on each resource. Empty: anyone may call it. */
export function permissionsOf(call: AskedCall): readonly Permission[] {
  const action = actionOf(call);
  if (free.has(action)) return [];
  const resources = authorizations[call.service.name]?.resources[call.operation];
  if (!resources) throw new Error(`It is not known what ${action} is granted on.`);
  const arns = resources.length === 0 ? ["*"] : resources.map((resourceOf) => resourceOf(call));
  return [...arns.map((resource) => ({ action, resource })), ...taggingOnCreation(call, arns)];
}

/** Tags that are given on creation need the permission to tag, too. */
function taggingOnCreation({ operation, input }: AskedCall, arns: readonly string[]): Permission[] {
  const action = { CreatePermissionSet: "sso:TagResource", CreateAccount: "organizations:TagResource" }[
    operation
  ];
  const tags = Array.isArray(input.Tags) && input.Tags.length > 0;
  return action !== undefined && tags ? [{ action, resource: arns.at(-1) ?? "*" }] : [];
}
