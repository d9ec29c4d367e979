import { operation } from "../../protocol/operation";

/** Who calls: a user of the account that the access key stands for. */
export const getCallerIdentity = operation({}, ({ callerAccountId }) => ({
  Arn: `arn:aws:iam::${callerAccountId}:user/rehearsal`,
  UserId: "AIDAREHEARSALREHEARSA",
  Account: callerAccountId,
}));
