import type { TextField } from "../limits";
import { documentCodes } from "./codes/document";
import { principalCodes } from "./codes/principals";
import { permissionSetCodes } from "./codes/permission-sets";
import { assignmentCodes } from "./codes/assignments";
import { organizationCodes } from "./codes/organization";
import { guardrailCodes } from "./codes/guardrails";
import type { Rule } from "./codes/wording";

/** All problems, in the order of `docs/problems.md`. */
export const problemCodes = {
  ...documentCodes,
  ...principalCodes,
  ...permissionSetCodes,
  ...assignmentCodes,
  ...organizationCodes,
  ...guardrailCodes,
} as const satisfies Record<string, Rule>;

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
