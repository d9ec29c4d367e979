import { callerArn } from "../../protocol/credentials";
import { ServiceError } from "../../protocol/errors";
import { operation } from "../../protocol/operation";
import { integer, required, text } from "../../protocol/shapes";

/** The credentials stand for a caller in the role's account: the access key id is the account's id. */
export const assumeRole = operation(
  {
    RoleArn: required(text({ min: 20, max: 2048 })),
    RoleSessionName: required(text({ min: 2, max: 64, pattern: /^[\w+=,.@-]*$/ })),
    DurationSeconds: integer(900, 43_200),
  },
  ({ world, now, callerAccountId }, { RoleArn, RoleSessionName, DurationSeconds = 3600 }) => {
    const [, accountId = "", name = ""] =
      /^arn:[\w-]+:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(RoleArn) ?? [];
    if (!world.organization.accounts.has(accountId))
      throw new ServiceError(
        "AccessDenied",
        `User: ${callerArn(callerAccountId)} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
        403,
      );
    return {
      Credentials: {
        AccessKeyId: accountId,
        SecretAccessKey: "rehearsal",
        SessionToken: "rehearsal",
        Expiration: new Date(now + DurationSeconds * 1000).toISOString(),
      },
      AssumedRoleUser: {
        AssumedRoleId: `AROAREHEARSALREHEARSA:${RoleSessionName}`,
        Arn: `arn:aws:sts::${accountId}:assumed-role/${name}/${RoleSessionName}`,
      },
    };
  },
);
