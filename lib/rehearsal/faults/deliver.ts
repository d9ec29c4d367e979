import type { ServerResponse } from "node:http";
import type { Answer } from "../handler";

/** A page as a proxy or a captive portal writes it, with status 200. */
const garbage = "<html><head><title>Gateway</title></head><body>Please sign in to the network.</body></html>";

/** Writes an answer, or what a fault makes of it. */
export function deliver(answer: Answer, response: ServerResponse): void {
  const { fault, body } = answer;
  // Without the socket's own end, the caller would wait for an answer until its own time limit.
  if (fault === "reset" || fault === "lost") return void response.destroy();
  if (fault === "garbage")
    return write(response, { ...answer, status: 200, contentType: "text/html" }, garbage);
  const half = body.slice(0, Math.ceil(body.length / 2));
  if (fault === "truncated") return write(response, answer, half);
  if (fault === "cut") {
    writeHead(response, answer, body);
    return void response.write(half, () => response.destroy());
  }
  write(response, answer, body);
}

function write(response: ServerResponse, answer: Answer, body: string): void {
  writeHead(response, answer, body);
  response.end(body);
}

function writeHead(response: ServerResponse, { status, contentType, requestId }: Answer, body: string): void {
  response.writeHead(status, {
    "content-type": contentType,
    "content-length": Buffer.byteLength(body),
    "x-amzn-requestid": requestId,
  });
}
