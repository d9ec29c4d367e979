/** The access config: what a person writes. Light to load: neither cdktf nor an SDK stands behind it. */
export {
  defineAccess,
  type AccessConfig,
  type AccountId,
  type AssignmentEntry,
  type GroupEntry,
  type UserEntry,
} from "./define-access";
export { mergeAccess, type AccessPart } from "./merge-access";
export {
  AccessConfigError,
  formatPath,
  type ConfigPath,
  type Position,
  type Problem,
} from "./problems/problem";
export { type ProblemCode } from "./problems/problem-codes";
