import { callerArn } from "../protocol/credentials";
import { ServiceError } from "../protocol/errors";
import type { Caller } from "./caller";

/** What IAM says of a call that is not allowed, in its words; `action` is `sso:ListPermissionSets` or so. */
export const accessDenied = ({ accountId }: Caller, action: string, resource: string) =>
  new ServiceError(
    "AccessDeniedException",
    `User: ${callerArn(accountId)} is not authorized to perform: ${action} on resource: ${resource}`,
  );
