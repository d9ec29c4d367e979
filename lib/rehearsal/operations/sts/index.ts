import type { Operation } from "../../protocol/operation";
import { assumeRole } from "./assume-role";
import { getCallerIdentity } from "./get-caller-identity";

/** The operations of sts that the rehearsal knows, by AWS's names. */
export const sts: Record<string, Operation> = {
  AssumeRole: assumeRole,
  GetCallerIdentity: getCallerIdentity,
};
