/** What the rehearsal reads of a signature: who calls, and which Region and service is meant. Nothing else is kept. */
export interface Credential {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
}

/** The ARN of a caller: an IAM user of the account that its access key stands for. */
export const callerArn = (accountId: string) => `arn:aws:iam::${accountId}:user/rehearsal`;

/** Reads `Credential=<key>/<date>/<region>/<service>/aws4_request` of an Authorization header. */
export function credentialOf(authorization: string | undefined): Credential {
  const scope = /Credential=([^,\s]*)/.exec(authorization ?? "")?.[1]?.split("/") ?? [];
  return { accessKeyId: scope.at(0) ?? "", region: scope.at(-3) ?? "", service: scope.at(-2) ?? "" };
}
