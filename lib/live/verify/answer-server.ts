import { randomBytes, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Aws } from "../aws/aws";
import type { SdkError } from "../aws/trouble";
import { ExpectedError } from "../../config/problems/expected-error";
import { askPage } from "./ask";
import { questionKey, type Answer } from "./question";

/** Answers the AWS provider in place of IAM Identity Center, while it refreshes a state for a plan. */
export interface AnswerServer {
  /** What AWS_ENDPOINT_URL_SSO_ADMIN has to be. Whoever does not know it gets no answer. */
  readonly url: string;
  /** Requests that were answered from what had been read before. */
  readonly fromBefore: number;
  /** Requests that were passed on to AWS. */
  readonly passedOn: number;
  /** Why the provider got another answer than AWS would have given it; a plan made of such answers is worth nothing. */
  readonly trouble: string | undefined;
  /** Ends all connections at once. */
  close(): Promise<void>;
}

/** Only what reads is passed on: a plan changes nothing. */
const reads = /^(List|Describe|Get)[A-Za-z]+$/;
/** More than the largest input of any operation that reads. */
const maxBodyBytes = 64 * 1024;

/**
 * Starts a server on 127.0.0.1 that answers with what is known and asks AWS, with the caller's own credentials, for all
 * else. It only reads. Its address holds a secret, because other users of this machine can reach it, too.
 */
export async function startAnswerServer(
  aws: Aws,
  answers: ReadonlyMap<string, Answer>,
): Promise<AnswerServer> {
  const path = `/${randomBytes(24).toString("base64url")}`;
  const controller = new AbortController();
  const state: State = { aws: aws.until(controller.signal), answers, fromBefore: 0, passedOn: 0 };
  const server = createServer((request, response) => {
    serve(request, response, path, state).catch((error: unknown) => {
      state.trouble ??= (error as Error).message;
      response.destroy();
    });
  });
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    get fromBefore() {
      return state.fromBefore;
    },
    get passedOn() {
      return state.passedOn;
    },
    get trouble() {
      return state.trouble;
    },
    close: () =>
      new Promise((resolve) => {
        controller.abort(new Error("the plan is made"));
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface State {
  readonly aws: Aws;
  readonly answers: ReadonlyMap<string, Answer>;
  fromBefore: number;
  passedOn: number;
  trouble?: string | undefined;
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  state: State,
): Promise<void> {
  if (!sameText(request.url ?? "", path) && !sameText(request.url ?? "", `${path}/`))
    return void response.writeHead(404).end();
  const body = await bodyOf(request);
  const operation = /^SWBExternalService\.(\w+)$/.exec(String(request.headers["x-amz-target"]))?.[1] ?? "";
  const refusal = refusalOf(operation, body, request.headers.authorization, state);
  if (refusal !== undefined) {
    state.trouble ??= refusal;
    return respond(response, 400, { __type: "AccessDeniedException", Message: refusal });
  }
  const input = JSON.parse(body || "{}") as Record<string, unknown>;
  const known = state.answers.get(questionKey({ operation, input }));
  if (known) {
    state.fromBefore += 1;
    return respond(response, 200, known);
  }
  state.passedOn += 1;
  await passOn(response, operation, input, state);
}

function refusalOf(
  operation: string,
  body: string,
  authorization: string | undefined,
  { aws }: State,
): string | undefined {
  if (!reads.test(operation))
    return `the AWS provider called ${operation || "something unknown"} while it planned`;
  const region = /Credential=[^,\s]*\/([^/,\s]+)\/[^/,\s]+\/aws4_request/.exec(authorization ?? "")?.[1];
  if (region !== aws.region)
    return `the AWS provider asks in the Region ${region ?? "(none)"}, and the instance was read in ${aws.region}`;
  if (body.length > maxBodyBytes) return `the AWS provider called ${operation} with a long input`;
  return undefined;
}

/** Gives AWS's answer, or AWS's error; what came to no answer at all is trouble. */
async function passOn(
  response: ServerResponse,
  operation: string,
  input: Record<string, unknown>,
  state: State,
): Promise<void> {
  try {
    return respond(response, 200, await askPage(state.aws, { service: "sso-admin", operation, input }));
  } catch (error) {
    const { name, message, $fault } = ((error as ExpectedError).cause ?? {}) as Partial<SdkError>;
    if ($fault === "client" && name === "ResourceNotFoundException")
      return respond(response, 400, { __type: name, Message: message });
    state.trouble ??= (error as Error).message;
    // Not one of the errors that the provider tries again for minutes: that was done already.
    return respond(response, 400, { __type: "AccessDeniedException", Message: (error as Error).message });
  }
}

function respond(response: ServerResponse, status: number, answer: Readonly<Record<string, unknown>>): void {
  response
    .writeHead(status, { "content-type": "application/x-amz-json-1.1" })
    .end(JSON.stringify(inSeconds(answer)));
}

/** AWS JSON 1.1 has times as seconds since the epoch, where the SDK has dates. */
function inSeconds(value: unknown): unknown {
  if (value instanceof Date) return value.getTime() / 1000;
  if (Array.isArray(value)) return value.map(inSeconds);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, inSeconds(member)]));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBodyBytes + 1) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function sameText(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
