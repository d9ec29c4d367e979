/** The services that the scenario speaks to, as the AWS CLI and boto3 call them. */
export type DrivenService = "sso-admin" | "identitystore" | "organizations" | "sts";

export type Json = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

/** One call as every driver makes it. */
export interface DrivenCall {
  readonly service: DrivenService;
  /** By AWS's name, such as ListInstances. */
  readonly operation: string;
  readonly input?: Json;
  /** Who calls. @default a caller in the management account */
  readonly accessKeyId?: string;
  /** The member that a list is in: then all its pages are read, by the driver's own means. */
  readonly all?: string;
}

/** A client of AWS: answers with the output, or throws DrivenError with what AWS answered. */
export interface Driver {
  readonly call: (call: DrivenCall) => Promise<Json>;
  readonly close: () => void;
}

/** What every client makes of an error that AWS answered with. */
export class DrivenError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The surroundings of a client: nothing of this machine's own AWS configuration. */
export const surroundings = (accessKeyId: string) => ({
  PATH: process.env.PATH,
  HOME: "/nonexistent",
  AWS_CONFIG_FILE: "/nonexistent/config",
  AWS_SHARED_CREDENTIALS_FILE: "/nonexistent/credentials",
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: "rehearsal",
  AWS_REGION: "eu-west-1",
  AWS_DEFAULT_REGION: "eu-west-1",
  AWS_EC2_METADATA_DISABLED: "true",
});

/** An answer with what clients write in their own ways made the same: times, and what is not part of the answer. */
export function normalized(value: unknown, key = ""): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (/(At|Date|Timestamp)$/.test(key) && typeof value === "string") return Date.parse(value) / 1000;
  if (Array.isArray(value)) return value.map((item) => normalized(item));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inner]) => inner !== undefined && inner !== null && !notOfTheAnswer.has(name))
      .map(([name, inner]) => [name, normalized(inner, name)]),
  );
}

const notOfTheAnswer = new Set(["$metadata", "ResponseMetadata", "NextToken"]);
