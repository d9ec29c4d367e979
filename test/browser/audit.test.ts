import type { Browser } from "playwright-core";
import { auditPageData } from "../../lib/review/page/audit-page";
import { audited, auditedAccess } from "../review/page/audited";
import { describeInBrowser, launch, openPage } from "./support/browser";

describeInBrowser("the page of an audit", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  const open = async (fragment = "") =>
    openPage(browser, auditPageData({ report: audited, access: await auditedAccess() }), { fragment });

  it("begins with what differs, each state by sign and word, not by colour alone", async () => {
    const { page, incidents } = await open();
    const counts = page
      .getByRole("list", { name: "Account assignments in AWS and in the access config" })
      .getByRole("listitem");
    expect((await counts.allInnerTexts()).map(words)).toEqual([
      "! unmanaged: 1 unmanaged",
      "− missing: 1 missing",
      "1 in sync",
    ]);
    const summary = words(await page.getByRole("region", { name: "Summary of the audit" }).innerText());
    expect(summary).toContain("User eve@example.com has ByHand in management (111111111111)");
    expect(summary).toContain("Group developers should have Developer in staging (333333333333)");
    expect(summary).toContain("session duration: PT4H in the config, PT8H in AWS");
    expect(await page.locator(".diff .added").allInnerTexts()).toEqual([expect.stringContaining("s3:*")]);
    expect(incidents).toEqual([]);
  });

  it("marks states in the matrix, and filters by them", async () => {
    const { page, incidents } = await open("#view=matrix");
    const chips = async () => (await page.locator(".chip").allInnerTexts()).map(words);
    expect(await chips()).toEqual([
      "! unmanaged: ByHand (gives administration)",
      "Developer",
      "− missing: Developer",
    ]);
    await page.getByRole("button", { name: "Only missing" }).click();
    expect(await chips()).toEqual(["− missing: Developer"]);
    expect(await page.getByRole("status").innerText()).toBe(
      "1 account assignment of 1 principal in 1 account",
    );
    expect(incidents).toEqual([]);
  });

  it("says in the details what a state means, and what is known of it", async () => {
    const { page } = await open("#view=accounts&open=111111111111:USER:eve@example.com");
    const details = words(await page.getByRole("complementary").innerText());
    expect(details).toContain(
      "ByHand is unmanaged AWS has this account assignment, and the access config does not.",
    );
    expect(details).toContain("the principal was deleted");
    expect(details).toContain("No entry gives it.");
  });

  it("says that there is nothing, where there is nothing", async () => {
    const report = { accountAssignments: [], permissionSets: [], ignored: [] };
    const data = auditPageData({ report, access: await auditedAccess() });
    const { page } = await openPage(browser, data, { fragment: "#view=accounts" });
    expect(await page.locator(".empty").innerText()).toBe(
      "Neither the access config nor AWS has an account assignment.",
    );
  });
});

function words(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
