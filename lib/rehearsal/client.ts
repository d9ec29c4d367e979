import { setTimeout as sleep } from "node:timers/promises";

/** The services that `callRehearsal` speaks to, with their target prefixes. */
const targets = {
  "sso-admin": "SWBExternalService",
  identitystore: "AWSIdentityStore",
  organizations: "AWSOrganizationsV20161128",
} as const;

type ServiceName = keyof typeof targets;

interface CallOptions {
  /** 12 digits: a caller in that account. @default a caller in the management account */
  accessKeyId?: string;
  /** How often a throttled call is made again, after a pause that grows. @default 0 */
  throttledRetries?: number;
}

/** The longest pause before a throttled call is made again, in milliseconds. */
const longestPause = 1000;

/** An error that the rehearsal answered with. */
export class RehearsalCallError extends Error {
  constructor(
    /** AWS's code, such as ResourceNotFoundException. */
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "RehearsalCallError";
  }
}

/** Calls one operation of a rehearsal. Throws RehearsalCallError for an error that it answers with. */
export async function callRehearsal<T = Record<string, unknown>>(
  url: string,
  service: ServiceName,
  operation: string,
  input: object = {},
  { accessKeyId = "rehearsal", throttledRetries = 0 }: CallOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await callOnce<T>(url, service, operation, input, accessKeyId);
    } catch (error) {
      const throttled = error instanceof RehearsalCallError && error.code === "ThrottlingException";
      if (!throttled || attempt > throttledRetries) throw error;
      await sleep(Math.min(longestPause, 100 * attempt));
    }
  }
}

async function callOnce<T>(
  url: string,
  service: ServiceName,
  operation: string,
  input: object,
  accessKeyId: string,
): Promise<T> {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `${targets[service]}.${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/${service}/aws4_request`,
    },
    body: JSON.stringify(input),
  });
  const output = (await response.json()) as T & { __type?: string; message?: string };
  if (!response.ok)
    throw new RehearsalCallError(output.__type ?? String(response.status), output.message ?? "");
  return output;
}

/** Calls a list operation until its last page, and returns the items of all pages. */
export async function pages<T>(
  url: string,
  service: ServiceName,
  operation: string,
  field: string,
  input: object = {},
  options: CallOptions = {},
): Promise<T[]> {
  const items: T[] = [];
  let NextToken: string | undefined;
  do {
    const page = await callRehearsal<Record<string, unknown>>(
      url,
      service,
      operation,
      { ...input, ...(NextToken !== undefined && { NextToken }) },
      options,
    );
    items.push(...((page[field] ?? []) as T[]));
    NextToken = page.NextToken as string | undefined;
  } while (NextToken !== undefined);
  return items;
}
