import { closeAll, elements, errorOf, query, start } from "../support";

afterEach(closeAll);

test("a session that is over is told so, by each protocol in its words", async () => {
  const { org, url } = await start();
  expect(await errorOf(org("ListRoots", {}, { accessKeyId: "EXPIRED" }))).toBe(
    "ExpiredTokenException: The security token included in the request is expired",
  );
  const { xml } = await query(url, "sts", { Action: "GetCallerIdentity" }, "EXPIRED-2");
  expect(elements(xml, "Code")).toEqual(["ExpiredToken"]);
});

test("a request that nobody signed is refused", async () => {
  const { url } = await start();
  const response = await fetch(url, {
    method: "POST",
    headers: { "x-amz-target": "SWBExternalService.ListInstances" },
  });
  expect([response.status, await response.json()]).toEqual([
    400,
    expect.objectContaining({ __type: "MissingAuthenticationTokenException" }),
  ]);
});

test("an account that the organization does not have is no caller", async () => {
  const { org } = await start();
  expect(await errorOf(org("ListRoots", {}, { accessKeyId: "999999999999" }))).toMatch(
    /^UnrecognizedClientException: /,
  );
});
