import { required, type Aws } from "../aws/aws";

/** Who asks. */
export interface Caller {
  readonly accountId: string;
  readonly arn: string;
}

/** Whose credentials these are. Nobody needs a permission for that. */
export function readCaller(aws: Aws): Promise<Caller> {
  return aws.call("sts", "GetCallerIdentity", {}, ({ Account, Arn }) => ({
    accountId: required(Account, "Account"),
    arn: required(Arn, "Arn"),
  }));
}
