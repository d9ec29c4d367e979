/** What the rehearsal reads of a signature: who calls, and which Region and service is meant. Nothing else is kept. */
export interface Credential {
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
}

/** Reads `Credential=<key>/<date>/<region>/<service>/aws4_request` of an Authorization header. */
export function credentialOf(authorization: string | undefined): Credential {
  const scope = /Credential=([^,\s]*)/.exec(authorization ?? "")?.[1]?.split("/") ?? [];
  return { accessKeyId: scope.at(0) ?? "", region: scope.at(-3) ?? "", service: scope.at(-2) ?? "" };
}
