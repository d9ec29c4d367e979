import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ExpectedError } from "../config/problems/expected-error";
import { setTimeout as sleep } from "node:timers/promises";
import { deliver } from "./faults/deliver";
import { requestHandler, type Answer } from "./handler";
import type { RecordedCall, RehearsalOptions } from "./options";
import type { HttpRequest } from "./protocol/protocols";

export type { RehearsalOptions } from "./options";

/** A rehearsal that listens. */
export interface Rehearsal {
  /** The endpoint: what AWS_ENDPOINT_URL has to be. */
  url: string;
  port: number;
  /** Every call so far, in order. */
  calls: RecordedCall[];
  /** Ends all connections at once. */
  close(): Promise<void>;
}

/** More than the largest input of any operation that the rehearsal knows. */
const maxBodyBytes = 1024 * 1024;

/**
 * Starts an AWS IAM Identity Center in memory, on 127.0.0.1 only: nobody but this machine can reach it, so it needs no
 * credentials of its own and verifies no signature. Throws when the seed is bad or the port is taken.
 */
export async function startRehearsal(options: RehearsalOptions = {}): Promise<Rehearsal> {
  const calls: RecordedCall[] = [];
  const handle = requestHandler(options, calls);
  const server = createServer((request, response) => {
    // A caller that hangs up in the middle of its body gets no answer.
    serve(handle, request, response).catch(() => response.destroy());
  });
  // Terraform polls every 5 s, which is when Node would close an idle connection: a call could meet the closing.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(asSentence(error, options.port ?? 0)));
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    calls,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function asSentence(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new ExpectedError(`Port ${port} of 127.0.0.1 is in use: choose another, or 0 for any free one.`);
  }
  if (error.code === "EACCES") {
    return new ExpectedError(
      `Port ${port} of 127.0.0.1 cannot be used: choose one from 1024 to 65535, or 0 for any free one.`,
    );
  }
  return error;
}

async function serve(
  handle: (request: HttpRequest) => Answer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(request);
  if (body === undefined) return void response.writeHead(413).end();
  const method = request.method ?? "";
  if (method !== "POST") return void response.writeHead(405, { allow: "POST" }).end();
  const answer = handle({ method, headers: request.headers, body });
  // Without a hold on the process: a server that is closed ends its connections, and nobody waits for the answer.
  if (answer.delayMs > 0) await sleep(answer.delayMs, undefined, { ref: false });
  deliver(answer, response);
}

/** The body, or nothing if it is too large: then it is read to its end, so that the answer arrives, but not kept. */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= maxBodyBytes) chunks.push(chunk);
  }
  return size > maxBodyBytes ? undefined : Buffer.concat(chunks).toString("utf8");
}
