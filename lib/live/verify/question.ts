/** The services of which resources are verified. */
export type VerifiedService = "sso-admin" | "identitystore";

/** What a refresh of a resource asks AWS. */
export interface Question {
  readonly service: VerifiedService;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What AWS answered, pages put together; `undefined`: it does not know what was asked for. */
export type Answer = Readonly<Record<string, unknown>> | undefined;

/**
 * The member that every answer to an operation has. Where it is a list, the answers of all pages are put together in it.
 * Source: the services' models.
 */
export const answerMembers: Readonly<Record<string, string>> = {
  DescribePermissionSet: "PermissionSet",
  ListTagsForResource: "Tags",
  ListManagedPoliciesInPermissionSet: "AttachedManagedPolicies",
  ListCustomerManagedPolicyReferencesInPermissionSet: "CustomerManagedPolicyReferences",
  GetInlinePolicyForPermissionSet: "InlinePolicy",
  GetPermissionsBoundaryForPermissionSet: "PermissionsBoundary",
  DescribeInstanceAccessControlAttributeConfiguration: "Status",
  ListAccountAssignments: "AccountAssignments",
  ListPermissionSets: "PermissionSets",
  ListInstances: "Instances",
  DescribeGroup: "GroupId",
  DescribeUser: "UserId",
  DescribeGroupMembership: "MembershipId",
};

/** The key of a question: equal for two that are the same, whatever the order of their members and the size of pages. */
export function questionKey({ operation, input }: Pick<Question, "operation" | "input">): string {
  const entries = Object.entries(input)
    .filter(([name]) => name !== "MaxResults")
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `${operation} ${JSON.stringify(entries)}`;
}
