import { callerArn } from "../../protocol/credentials";
import { operation } from "../../protocol/operation";

/** Who calls: a user of the account that the access key stands for. */
export const getCallerIdentity = operation({}, ({ callerAccountId }) => ({
  Arn: callerArn(callerAccountId),
  UserId: "AIDAREHEARSALREHEARSA",
  Account: callerAccountId,
}));
