import type { Browser } from "playwright-core";
import { matrixPageData } from "../../lib/review/page/matrix-page";
import { writePage } from "../../lib/review/page/write-page";
import { temporaryFolder } from "../e2e/support/temporary-folder";
import { bigAccess } from "./support/big-access";
import { describeInBrowser, launch, openPage } from "./support/browser";

describeInBrowser("a page of 3,000 accounts and 50,000 account assignments", () => {
  let browser: Browser;
  let html: string;
  beforeAll(async () => {
    const access = bigAccess(temporaryFolder());
    html = writePage(matrixPageData({ access, accountAssignments: access.accountAssignments }));
    browser = await launch();
  });
  afterAll(() => browser?.close());

  it("is a small file, and draws only what is in sight", async () => {
    expect(html.length).toBeLessThan(500_000);
    const { page, incidents } = await openPage(browser, html);
    expect(await page.getByRole("status").innerText()).toBe(
      "50,000 account assignments of 116 principals in 3,000 accounts",
    );
    for (const layout of ["Matrix", "By account", "By principal"]) {
      await page.getByRole("button", { name: layout }).click();
      expect(await page.locator("*").count()).toBeLessThan(2500);
    }
    expect(incidents).toEqual([]);
  });

  it("reaches its last row and column, and tells how many there are", async () => {
    const { page } = await openPage(browser, html, { fragment: "#view=matrix" });
    const grid = page.getByRole("grid");
    expect(await grid.getAttribute("aria-rowcount")).toBe("3001");
    expect(await grid.getAttribute("aria-colcount")).toBe("117");
    await grid.focus();
    await page.keyboard.press("Control+End");
    await page.getByRole("rowheader", { name: "account-29-4-19" }).waitFor();
    await page.getByRole("columnheader", { name: "user-19" }).waitFor();
    await page.getByRole("button", { name: "By principal" }).click();
    await grid.focus();
    await page.keyboard.press("End");
    await page.getByRole("row", { name: "account-19-4-19" }).waitFor();
    expect(await grid.getAttribute("aria-rowcount")).toBe("11716");
  });

  it("finds one among all, and opens the way to it in the tree", async () => {
    const { page } = await openPage(browser, html);
    await page.getByRole("searchbox").fill("account-17-3-11 user-17");
    expect(await page.getByRole("status").innerText()).toBe(
      "1 account assignment of 1 principal in 1 account",
    );
    const items = await page.getByRole("treeitem").locator(".name").allInnerTexts();
    expect(items).toEqual(["Root", "Division 17", "Team 17-3", "account-17-3-11"]);
    await page.getByRole("row", { name: "user-17" }).click();
    expect(await page.getByRole("complementary").innerText()).toContain("on-call-17");
  });

  it("prints up to a limit, and says so", async () => {
    const { page } = await openPage(browser, html);
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator("#print tbody tr").count()).toBe(4000);
    expect(await page.locator("#print").textContent()).toContain(
      "Only the first 4,000 rows of 11,600 are printed.",
    );
  });
});
