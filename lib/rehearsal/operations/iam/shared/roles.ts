import { ServiceError } from "../../../protocol/errors";
import type { Call } from "../../../protocol/operation";
import { integer, required, text } from "../../../protocol/shapes";
import { hex } from "../../../world/ids";
import { maxSessionSeconds } from "../../../world/roles";
import type { Role } from "../../../world/world";

/** The name under which IAM Identity Center keeps the inline policy of a permission set. */
export const inlinePolicyName = "AwsSSOInlinePolicy";

/** The members of the list operations. */
export const paging = { Marker: text({ min: 1, max: 320 }), MaxItems: integer(1, 1000) };

/** The member that names a role. */
export const roleMembers = { RoleName: required(text({ min: 1, max: 64, pattern: /^[\w+=,.@-]+$/ })) };

/** The roles of the caller's account: those that IAM Identity Center made there. */
export const rolesOf = ({ world, callerAccountId }: Call): Role[] =>
  [...world.instances.values()].flatMap(({ roles }) => [...(roles.get(callerAccountId)?.values() ?? [])]);

/** The role of the caller's account, or NoSuchEntity. */
export function findRole(call: Call, name: string): Role {
  const role = rolesOf(call).find((other) => other.name === name);
  if (!role) throw noSuchEntity(`The role with name ${name} cannot be found.`);
  return role;
}

/** IAM's error for what does not exist. */
export const noSuchEntity = (message: string) => new ServiceError("NoSuchEntity", message, 404);

/** A role as GetRole and ListRoles show it. */
export const shownRole = (role: Role) => ({
  Path: role.path,
  RoleName: role.name,
  RoleId: role.id,
  Arn: role.arn,
  CreateDate: new Date(role.createdAt).toISOString(),
  AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(trustPolicy(role.accountId))),
  ...(role.description !== undefined && { Description: role.description }),
  MaxSessionDuration: maxSessionSeconds,
});

/** The ARN of the policy that bounds a role. */
export function boundaryArn({ accountId, permissionsBoundary }: Role): string | undefined {
  if (!permissionsBoundary) return undefined;
  if ("managedPolicyArn" in permissionsBoundary) return permissionsBoundary.managedPolicyArn;
  const { name, path } = permissionsBoundary.customerManagedPolicy;
  return `arn:aws:iam::${accountId}:policy${path}${name}`;
}

/** One page in IAM's manner. */
export function listed<T>(
  call: Call,
  name: string,
  items: readonly T[],
  { MaxItems, Marker, ...key }: { MaxItems?: number; Marker?: string },
  shown: (item: T) => unknown,
): object {
  const page = call.page(items, { name, ...key }, { token: Marker, size: MaxItems, defaultSize: 100 });
  return {
    [name]: page.items.map(shown),
    IsTruncated: page.next !== undefined,
    ...(page.next && { Marker: page.next }),
  };
}

function trustPolicy(accountId: string) {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: {
          Federated: `arn:aws:iam::${accountId}:saml-provider/AWSSSO_${hex(16, "saml", accountId)}_DO_NOT_DELETE`,
        },
        Action: ["sts:AssumeRoleWithSAML", "sts:TagSession"],
        Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
      },
    ],
  };
}
