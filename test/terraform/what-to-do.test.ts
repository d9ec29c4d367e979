import { withAdvice } from "../../lib/terraform/what-to-do";

test.each([
  ["Saved plan is stale", /make a new plan/i],
  ["Inconsistent dependency lock file", /Commit \.terraform\.lock\.hcl/],
  ["Error acquiring the state lock", /terraform force-unlock/],
  ["Backend configuration changed", /-migrate-state/],
  [
    "the current package for registry.terraform.io/hashicorp/aws 5.100.0 doesn't match any of the checksums previously recorded in the dependency lock file",
    /terraform providers lock -platform=/,
  ],
  ["No valid credential sources found", /set AWS_PROFILE/],
  ["operation error STS: GetCallerIdentity, api error ExpiredToken: …", /sign in again/],
  ["operation error STS: GetCallerIdentity, api error InvalidClientTokenId: …", /does not accept/],
  [
    "operation error SSO Admin: CreatePermissionSet, ValidationException: The operation is not supported for this Identity Center instance",
    /This is an account instance/,
  ],
  ["operation error identitystore: GetGroupId, AccessDeniedException: …", /allow the action/],
  ["operation error identitystore: GetGroupId, ResourceNotFoundException: GROUP not found.", /no such user/],
  [
    "creating IdentityStore Group (Made): operation error identitystore: CreateGroup, ConflictException: Duplicate GroupDisplayName",
    /terraform import/,
  ],
  [
    "creating IdentityStore Group Membership: ConflictException: Member and Group relationship already exists.",
    /in the group already/,
  ],
  ["Cannot import non-existent remote object", /take imports out/],
  ["Received a 404 status error: Not supported policy arn:aws:iam::222222222222:policy/B.", /create it in/],
  ["Obtaining permissions to manage your AWS account '222222222222' takes longer", /suspended or closed/],
  ["Cannot exceed quota for RolesPerAccount: 1000.", /Roles per account/],
  ["operation error SSO Admin: ListInstances, ThrottlingException: Rate exceeded", /20 a second/],
  ["ListAccountAssignments, https response error StatusCode: 200, unexpected EOF", /came broken/],
  ["operation error STS: GetCallerIdentity, dial tcp: lookup sts.nowhere: no such host", /cannot be reached/],
])("%s: what to do", (says, todo) => {
  const [first, ...rest] = withAdvice(says).split("\n");
  expect(first).toBe(says);
  expect(rest.join("\n")).toMatch(todo);
});

test.each([
  "could not connect to registry.terraform.io: dial tcp: connection refused",
  "operation error S3: GetObject, https response error StatusCode: 403, AccessDenied: Access Denied",
])("%s: that is not IAM Identity Center's", (says) => {
  expect(withAdvice(says)).toBe(says);
});

test("what is not known stays as Terraform says it", () => {
  expect(withAdvice("No such group")).toBe("No such group");
});
