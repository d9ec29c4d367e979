import { closeAll, errorOf, start } from "./support";

afterEach(closeAll);

test("beyond the calls per second, sso-admin and identitystore are throttled together until time passes", async () => {
  let now = 0;
  const { sso, store, org } = await start({ callsPerSecond: 3, now: () => now });
  now = 1000;
  await sso("ListPermissionSets");
  await store("ListUsers");
  await store("ListGroups");
  expect(await errorOf(sso("ListPermissionSets"))).toBe("ThrottlingException: Rate exceeded");
  expect(await errorOf(store("ListUsers"))).toBe("ThrottlingException: Rate exceeded");
  expect(await errorOf(org("ListAccounts"))).toBe("no error");
  now = 1334;
  expect(await errorOf(store("ListUsers"))).toBe("no error");
  expect(await errorOf(store("ListUsers"))).toBe("ThrottlingException: Rate exceeded");
});

test("without a limit nothing is throttled", async () => {
  const { sso, rehearsal } = await start({ now: () => 0 });
  for (let i = 0; i < 50; i++) await sso("ListPermissionSets");
  expect(rehearsal.calls.filter(({ code }) => code)).toEqual([]);
});
