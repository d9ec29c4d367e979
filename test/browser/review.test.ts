import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { loadAccess } from "../../lib/access/access";
import { reviewPageData } from "../../lib/review/page/review-page";
import { parsePlan } from "../../lib/review/plan/read/parse-plan";
import { reviewPlan } from "../../lib/review/plan/review-plan";
import { identityCenter } from "../e2e/support/command";
import { caseFolder, expected, readPlan, reviewCases } from "../review/plan/cases";
import { describeInBrowser, launch, openPage } from "./support/browser";

async function pageOf(name: string) {
  const access = await loadAccess({ file: "access.yaml", cwd: caseFolder(name), env: {} });
  const review = reviewPlan(parsePlan(readPlan(name), name), { access });
  return reviewPageData({ review, access, by: "principal" });
}

describeInBrowser("the page of a review", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  it.each(reviewCases)("says of %s the same as in the terminal", async (name) => {
    const { page, incidents } = await openPage(browser, await pageOf(name));
    expect(await summaryOf(page)).toBe(words(expected(name, "txt")));
    expect(incidents).toEqual([]);
  });

  it("marks gains and losses by sign and word, not by colour alone", async () => {
    const { page } = await openPage(browser, await pageOf("new-entry"));
    const counts = page.getByRole("list", { name: "Account assignments that change" }).getByRole("listitem");
    expect((await counts.allInnerTexts()).map(words)).toEqual([
      "+ gained: 4 gained",
      "- lost: 0 lost",
      "↻ interrupted: 0 interrupted",
    ]);
    await page.getByRole("button", { name: "Matrix" }).click();
    const chips = await page
      .getByRole("row")
      .filter({ hasText: "management" })
      .locator(".chip")
      .allInnerTexts();
    expect(chips.map(words)).toEqual(["+ gained: AdministratorAccess (gives administration)"]);
    const lost = await openPage(browser, await pageOf("removed-user"), { fragment: "#view=matrix" });
    expect(words(await lost.page.locator(".chip").innerText())).toBe("- lost: ReadOnly");
    const style = await lost.page.evaluate(
      `getComputedStyle(document.querySelector(".chip .name")).textDecorationLine`,
    );
    expect(style).toBe("line-through");
  });

  it("leads from a change to the entry and the reason behind it", async () => {
    const { page, incidents } = await openPage(browser, await pageOf("new-entry"));
    await page.getByRole("searchbox").fill("bob");
    expect(await page.getByRole("status").innerText()).toBe(
      "2 account assignments of 1 principal in 2 accounts",
    );
    await page.getByRole("row", { name: "bob" }).first().click();
    const details = words(await page.getByRole("complementary").innerText());
    expect(details).toContain("bob in management");
    expect(details).toContain("AdministratorAccess is gained");
    expect(details).toContain("incident Incident 4711 Expires after 2099-01-31 (UTC).");
    await page.getByRole("button", { name: "Summary" }).click();
    expect(await page.getByRole("region", { name: "Summary of the changes" }).isVisible()).toBe(true);
    expect(incidents).toEqual([]);
  });

  it("tells why access is interrupted", async () => {
    const { page } = await openPage(browser, await pageOf("renamed"), { fragment: "#view=accounts" });
    await page.getByRole("row", { name: "developers" }).first().click();
    const details = words(await page.getByRole("complementary").innerText());
    expect(details).toContain("Developer is revoked and granted again");
    expect(details).toContain("Because Its permission set is replaced by a new one.");
  });

  it("is written by the command, with and without an access config", async () => {
    const plan = path.join(caseFolder("removed-user"), "plan.json");
    const review = (...args: string[]) =>
      identityCenter(["review", plan, "--format", "html", ...args], {
        cwd: "/",
        env: { ACCESS_CONFIG: undefined },
      });
    const named = await review("--config", path.join(caseFolder("removed-user"), "access.yaml"));
    expect({ code: named.code, stderr: named.stderr }).toEqual({ code: 0, stderr: "" });
    const { page } = await openPage(browser, named.stdout);
    expect(await page.getByRole("treeitem").locator(".name").allInnerTexts()).toContain("Workloads");
    const bare = await review();
    expect({ code: bare.code, stderr: bare.stderr }).toEqual({
      code: 0,
      stderr: expect.stringContaining("No access config was found"),
    });
    const { page: other, incidents } = await openPage(browser, bare.stdout);
    expect(await other.getByRole("treeitem").locator(".name").first().innerText()).toBe("Accounts");
    expect(incidents).toEqual([]);
  });

  it("prints its words and its rows", async () => {
    const { page } = await openPage(browser, await pageOf("new-entry"));
    await page.emulateMedia({ media: "print" });
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    const paper = words(await page.locator("#print").innerText());
    expect(paper).toContain("gains AdministratorAccess in management");
    expect(await page.locator("#print tbody tr").count()).toBe(4);
  });
});

/** The summary as it is read, without what is there for screen readers and without the large counts. */
async function summaryOf(page: Page): Promise<string> {
  await page.evaluate(
    `document.querySelectorAll(".summary .heard, .summary .counts").forEach((node) => node.remove())`,
  );
  return words(await page.locator(".summary").innerText());
}

/** A text's words: neither its lines nor the marks that stand for a flag. */
function words(text: string): string {
  return text
    .replaceAll("−", "-")
    .replace(/[\s!,]+/g, " ")
    .trim();
}
