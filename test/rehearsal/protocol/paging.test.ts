import { page } from "../../../lib/rehearsal/protocol/paging";
import { closeAll, errorOf, start } from "../support";

afterEach(closeAll);

const items = Array.from({ length: 250 }, (_, i) => i);

test("a page has the size that was asked for, the default, or the rehearsal's maximum", () => {
  expect(page(items, {}, { defaultSize: 100 }).items).toHaveLength(100);
  expect(page(items, {}, { defaultSize: 100, size: 7 }).items).toHaveLength(7);
  expect(page(items, {}, { defaultSize: 100, size: 50 }, { maxPageSize: 10 }).items).toHaveLength(10);
});

test("the last page has no token", () => {
  const second = page(items, {}, { defaultSize: 100, token: page(items, {}, { defaultSize: 100 }).next });
  const third = page(items, {}, { defaultSize: 100, token: second.next });
  expect(third).toEqual({ items: items.slice(200) });
  expect(page(items.slice(0, 100), {}, { defaultSize: 100 })).not.toHaveProperty("next");
});

test("empty pages stand before each page, and only the last page of all has no token", () => {
  const seen: number[][] = [];
  let token: string | undefined;
  do {
    const { items: some, next } = page(
      items.slice(0, 150),
      {},
      { defaultSize: 100, token },
      { emptyPages: true },
    );
    seen.push(some);
    token = next;
  } while (token !== undefined);
  expect(seen.map(({ length }) => length)).toEqual([0, 100, 0, 50]);
  expect(seen.flat()).toEqual(items.slice(0, 150));
});

test("a token that was made up, or is of another listing, is refused", async () => {
  const { next } = page(items, { a: 1 }, { defaultSize: 100 });
  expect(() => page(items, { a: 2 }, { defaultSize: 100, token: next })).toThrow("Invalid pagination token.");
  const { sso, store, org } = await start();
  expect(await errorOf(sso("ListPermissionSets", { NextToken: "abc" }))).toMatch(/^ValidationException: /);
  expect(await errorOf(store("ListUsers", { NextToken: "abc" }))).toMatch(/^ValidationException: /);
  expect(await errorOf(org("ListAccounts", { NextToken: "abc" }))).toMatch(/^InvalidInputException: /);
});

test("the page sizes are AWS's: 100 for Identity Center and its store, 20 for Organizations", async () => {
  const many = Array.from({ length: 130 }, (_, i) => String(i).padStart(3, "0"));
  const { sso, store, org } = await start({
    seed: {
      users: many.map((n) => ({ userName: n })),
      permissionSets: many.map((n) => ({ name: n })),
      accounts: many.map((n) => ({ id: `222222222${n}`, name: n })),
    },
  });
  expect((await sso("ListPermissionSets")).PermissionSets).toHaveLength(100);
  expect((await store("ListUsers")).Users).toHaveLength(100);
  expect((await org("ListAccounts")).Accounts).toHaveLength(20);
  expect(await errorOf(org("ListAccounts", { MaxResults: 21 }))).toMatch(
    /^InvalidInputException: 1 validation error/,
  );
  expect(await errorOf(sso("ListPermissionSets", { MaxResults: 101 }))).toMatch(
    /^ValidationException: 1 validation/,
  );
});
