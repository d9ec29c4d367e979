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
  /** The Region that the signature names. @default none, which is the home Region */
  region?: string;
  /**
   * How often a call is made again that met a limit, a conflict or a breakdown, after a pause that grows: for calls
   * that may be made twice. @default 0
   */
  retries?: number;
}

/** The longest pause before a call is made again, in milliseconds. */
const longestPause = 1000;

/** The code of a call that got no answer, or no whole one: whether it was done is not known. */
const noAnswer = "NoWholeAnswer";

/** The codes after which a call can be made again. */
const passing = new Set([
  "ConflictException",
  "InternalServerException",
  noAnswer,
  "ThrottlingException",
  "TooManyRequestsException",
]);

/** An error that the rehearsal answered with; NoWholeAnswer is one that kept the answer from arriving. */
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
  { retries = 0, ...signature }: CallOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await callOnce<T>(url, service, operation, input, signature);
    } catch (error) {
      const passes = error instanceof RehearsalCallError && passing.has(error.code);
      if (!passes || attempt > retries) throw error;
      await sleep(Math.min(longestPause, 100 * attempt));
    }
  }
}

async function callOnce<T>(
  url: string,
  service: ServiceName,
  operation: string,
  input: object,
  { accessKeyId = "rehearsal", region = "home" }: Omit<CallOptions, "retries">,
): Promise<T> {
  const { ok, status, output } = await answerOf<T & { __type?: string; message?: string }>(url, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `${targets[service]}.${operation}`,
      authorization: `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/${region}/${service}/aws4_request`,
    },
    body: JSON.stringify(input),
  });
  if (!ok) throw new RehearsalCallError(output.__type ?? String(status), output.message ?? "");
  return output;
}

async function answerOf<T>(url: string, request: RequestInit) {
  try {
    const response = await fetch(url, request);
    return { ok: response.ok, status: response.status, output: (await response.json()) as T };
  } catch (error) {
    const { message, cause } = error as Error;
    throw new RehearsalCallError(noAnswer, cause instanceof Error ? `${message}: ${cause.message}` : message);
  }
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
