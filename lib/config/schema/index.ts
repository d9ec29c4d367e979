import { accountGroupSpec, accountSpec } from "./accounts";
import { assignmentSpec } from "./assignment";
import { ignoreSpec } from "./ignore";
import { groupSpec, userSpec } from "./people";
import { permissionSetSpec } from "./permission-set";
import {
  accessControlAttributesSpec,
  guardrailsSpec,
  identityCenterSpec,
  importsSpec,
  organizationSpec,
  renamedSpec,
} from "./top";

export * from "./accounts";
export * from "./assignment";
export * from "./ignore";
export * from "./people";
export * from "./permission-set";
export * from "./top";

/** The schema of every map of the config, by its key. */
export const mapSpecs = {
  accounts: accountSpec,
  accountGroups: accountGroupSpec,
  users: userSpec,
  groups: groupSpec,
  permissionSets: permissionSetSpec,
  assignments: assignmentSpec,
  ignore: ignoreSpec,
} as const;

/** The name of a map of the config. */
export type MapName = keyof typeof mapSpecs;

/** What else stands at the top of the config, by its key. */
export const topSpecs = {
  identityCenter: identityCenterSpec,
  organization: organizationSpec,
  guardrails: guardrailsSpec,
  accessControlAttributes: accessControlAttributesSpec,
  renamed: renamedSpec,
  imports: importsSpec,
} as const;

/** The keys at the top of an access config. */
export const topLevelKeys: readonly string[] = [
  "identityCenter",
  "organization",
  ...Object.keys(mapSpecs),
  "guardrails",
  "accessControlAttributes",
  "renamed",
  "imports",
];

/** Keys at the top that are for editors and mean nothing here. */
export const ignoredKeys: readonly string[] = ["$schema"];
