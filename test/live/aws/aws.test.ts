import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ExpectedError } from "../../../lib/config/problems/expected-error";
import { withClients, type Waiting } from "../../../lib/live/aws/aws";
import { loadPackage } from "../../../lib/live/aws/clients";
import { listAll } from "../../../lib/live/aws/pages";
import { ask, credentials } from "../support";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A service that answers its calls one after the other in these ways; the last way serves all that follow. */
async function answering(...ways: ((response: ServerResponse) => void)[]): Promise<{ calls: () => number }> {
  let calls = 0;
  server = createServer((request, response) => {
    request.resume();
    const way = ways[Math.min(calls, ways.length - 1)]!;
    calls += 1;
    way(response);
  });
  await new Promise<void>((resolve) => server!.listen(0, "127.0.0.1", resolve));
  process.env.AWS_ENDPOINT_URL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  credentials("a");
  return { calls: () => calls };
}

const text =
  (body: string, status = 200, headers: Record<string, string> = {}) =>
  (response: ServerResponse) =>
    void response.writeHead(status, { "content-type": "application/x-amz-json-1.1", ...headers }).end(body);
const sets = (...names: string[]) => text(JSON.stringify({ PermissionSets: names }));
const error = (code: string, status = 400) =>
  text(JSON.stringify({ __type: code, message: "Later." }), status);
const cut = (response: ServerResponse) => {
  response.writeHead(200, { "content-length": "1000" }).write('{"PermissionSets":["a"');
  setTimeout(() => response.destroy(), 20);
};

async function list(options: Parameters<typeof ask>[0] = {}): Promise<readonly string[]> {
  const input = { InstanceArn: "arn:aws:sso:::instance/ssoins-1111111111111111" };
  return listAll(
    await ask(options),
    "sso-admin",
    "ListPermissionSets",
    input,
    ({ PermissionSets }) => PermissionSets,
  );
}

describe("what may pass is asked again", () => {
  it.each([
    ["throttling", "throttled", error("ThrottlingException")],
    ["throttling by status", "throttled", text("Too Many Requests", 429)],
    ["an error of the service", "server", error("InternalServerException", 500)],
    ["an error page of a gateway", "garbled", text("<html>Bad Gateway</html>", 502)],
    ["a conflict", "conflict", error("ConflictException")],
    ["a connection that breaks", "connection", (response: ServerResponse) => void response.destroy()],
    ["a connection that breaks within the answer", "connection", cut],
    ["JSON that ends too soon", "garbled", text('{"PermissionSets":["a"')],
    ["a page of something else", "garbled", text("<html>Sign in to the network</html>")],
    ["an empty answer", "garbled", text("")],
    ["an answer without a list", "garbled", text("{}")],
  ])("%s", async (_name, trouble, way) => {
    const { calls } = await answering(way, sets("a", "b"));
    const waits: Waiting[] = [];
    expect(await list({ onWait: (waiting) => waits.push(waiting) })).toEqual(["a", "b"]);
    expect(calls()).toBe(2);
    expect(waits).toEqual([
      { service: "sso-admin", operation: "ListPermissionSets", trouble, ms: expect.any(Number) },
    ]);
  });

  it("a slow answer", async () => {
    const { calls } = await answering(() => {}, sets("a"));
    expect(await list({ answerMs: 1000 })).toEqual(["a"]);
    expect(calls()).toBe(2);
  });

  it("but what ends in nothing else is a sentence, when its patience is over", async () => {
    await answering(error("ThrottlingException"));
    const message = await list({ patienceMs: 800 }).catch((error: Error) => error.message);
    expect(message).toMatch(
      /^sso:ListPermissionSets was throttled, \d+ times in \d s, the last time with: ThrottlingException: Later\. Nothing was written\. Something else uses the calls/,
    );
  });

  it("and a list that is missing in every answer is empty", async () => {
    const { calls } = await answering(text("{}"));
    expect(await list()).toEqual([]);
    expect(calls()).toBe(2);
  });
});

describe("pages", () => {
  const page = (names: string[], NextToken?: string) =>
    text(JSON.stringify({ PermissionSets: names, NextToken }));

  it("may be empty and have one behind them", async () => {
    await answering(page(["a"], "1"), page([], "2"), page([], "3"), page(["b"]));
    expect(await list()).toEqual(["a", "b"]);
  });

  it("that come round again are an error, not an endless list", async () => {
    await answering(page(["a"], "1"), page(["b"], "2"), page(["c"], "1"));
    await expect(list()).rejects.toThrow(
      "answered sso:ListPermissionSets with a page that it had given before",
    );
  });

  it("are asked for again in their middle, and none is lost", async () => {
    await answering(
      page(["a"], "1"),
      cut,
      error("InternalServerException", 500),
      page(["b"], "2"),
      page(["c"]),
    );
    expect(await list()).toEqual(["a", "b", "c"]);
  });
});

it("does not lose its patience behind all others, where it was throttled once", async () => {
  await answering(error("ThrottlingException"), sets("a"));
  const aws = await ask({ callsPerSecond: 20, patienceMs: 1500 });
  const input = { InstanceArn: "arn:aws:sso:::instance/ssoins-1111111111111111" };
  const calls = Array.from({ length: 50 }, () =>
    aws.call("sso-admin", "ListPermissionSets", input, ({ PermissionSets }) => PermissionSets),
  );
  expect(await Promise.all(calls)).toEqual(Array(50).fill(["a"]));
});

it("waits longer from try to try, and never as long as another", () => {
  const waits: number[] = [];
  const failing = {
    send: () => Promise.reject(Object.assign(new Error("Later."), { name: "ConflictException" })),
  };
  const clients = { region: "eu-west-1", client: () => Promise.resolve(failing) };
  const aws = withClients(clients, { patienceMs: 3000, random: () => 0, onWait: ({ ms }) => waits.push(ms) });
  return expect(aws.call("sts", "GetCallerIdentity", {}, () => undefined))
    .rejects.toThrow(ExpectedError)
    .then(() => expect(waits).toEqual([100, 200, 400, 800]));
});

it("stops in the middle of an answer when it is told to", async () => {
  await answering(() => {});
  const controller = new AbortController();
  setTimeout(() => controller.abort(new ExpectedError("Interrupted.")), 100);
  await expect(list({ signal: controller.signal })).rejects.toThrow("Interrupted.");
});

it("says what to install where a package is missing", async () => {
  const missing = Object.assign(new Error("Cannot find module '@aws-sdk/client-sso-admin'"), {
    code: "MODULE_NOT_FOUND",
  });
  await expect(loadPackage("sso-admin", () => Promise.reject(missing))).rejects.toThrow(
    "the package @aws-sdk/client-sso-admin is not installed: npm install @aws-sdk/client-sso-admin @aws-sdk/client-identitystore @aws-sdk/client-organizations @aws-sdk/client-sts",
  );
});
