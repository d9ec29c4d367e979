import { operation } from "../../protocol/operation";

export const getCallerIdentity = operation({}, ({ callerAccountId }) => ({
  Arn: `arn:aws:iam::${callerAccountId}:user/rehearsal`,
  UserId: "AIDAREHEARSALREHEARSA",
  Account: callerAccountId,
}));
