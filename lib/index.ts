/** The public face: what is not exported here is private. */
export { loadAccess, readAccess, type Access } from "./access/access";
export {
  type AccountAssignment as AccountAssignmentRow,
  type PrincipalType,
} from "./access/account-assignment";
export {
  reservedRoleArnPattern,
  reservedRoleArnWithoutPath,
  reservedRoleSearch,
  type ReservedRole,
  type ReservedRoleSearch,
} from "./access/reserved-role";
export * from "./config";
export { type ConfigPlace } from "./config/read/read-config";
export * from "./constructs";
export { exitWithSentence } from "./exit-with-sentence";
