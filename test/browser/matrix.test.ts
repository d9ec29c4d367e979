import fs from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { identityCenter, root } from "../e2e/support/command";
import { temporaryFolder } from "../e2e/support/temporary-folder";
import { describeInBrowser, launch, openPage } from "./support/browser";

const workloads = "ou-ab12-22222222";

describeInBrowser("the page of a matrix", () => {
  let browser: Browser;
  let sample: string;

  beforeAll(async () => {
    browser = await launch();
    const out = path.join(temporaryFolder(), "access.html");
    const { code, stdout, stderr } = await identityCenter(["matrix", "--format", "html", "--out", out], {
      cwd: root,
      env: { ACCESS_CONFIG: undefined },
    });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: "", stderr: "" });
    sample = fs.readFileSync(out, "utf8");
  });
  afterAll(() => browser?.close());

  it("shows the organization, and who has what where, without a request", async () => {
    const { page, incidents } = await openPage(browser, sample);
    expect(await page.title()).toBe("Who may use which AWS account");
    expect(await status(page)).toBe("13 account assignments of 6 principals in 4 accounts");
    expect(await treeOf(page)).toEqual([
      "1 Root 13",
      "2 management 2",
      "2 Sandbox 3",
      "3 sandbox 3",
      "2 Workloads 8",
      "3 production 6",
      "3 staging 2",
    ]);
    expect(await (await cell(page, "production", "platform")).innerText()).toContain("AdministratorAccess");
    expect(incidents).toEqual([]);
  });

  it("searches as one types: people, accounts, permission sets, entries", async () => {
    const { page, incidents } = await openPage(browser, sample);
    const search = page.getByRole("searchbox");
    await page.keyboard.press("/");
    await page.keyboard.type("admin");
    expect(await status(page)).toBe("5 account assignments of 3 principals in 3 accounts");
    expect(await treeOf(page)).toEqual([
      "1 Root 5",
      "2 Sandbox 1",
      "3 sandbox 1",
      "2 Workloads 4",
      "3 production 3",
      "3 staging 1",
    ]);
    await page.keyboard.type(" bob");
    expect(await status(page)).toBe("1 account assignment of 1 principal in 1 account");
    await search.fill("mend things at night");
    expect(await status(page)).toBe("2 account assignments of 2 principals in 1 account");
    await search.fill("nobody at all");
    expect(await page.getByText("Nothing is found").innerText()).toContain("“nobody at all”");
    await page.keyboard.press("Escape");
    expect(await search.inputValue()).toBe("");
    expect(await status(page)).toBe("13 account assignments of 6 principals in 4 accounts");
    expect(incidents).toEqual([]);
  });

  it("opens a unit, picks an account in it, and reads who has what there, from which entry, and why", async () => {
    const { page, incidents } = await openPage(browser, sample);
    await twist(page, "Workloads").click();
    expect(await page.getByRole("treeitem", { name: "production" }).count()).toBe(0);
    await twist(page, "Workloads").click();
    await page.getByRole("treeitem", { name: "production" }).getByText("production").click();
    expect(await lines(page)).toEqual([
      "production 222222222222 Workloads 5 principals",
      "group auditors AWSReadOnlyAccess readOnly auditors",
      "group developers readOnly developers-look-at-production",
      "group platform AdministratorAccess (gives administration) platform-admins",
      "user alice AdministratorAccess (gives administration) on-call Somebody has to be able to mend things at night",
      "user bob AdministratorAccess (gives administration) on-call Somebody has to be able to mend things at night",
    ]);
    await page.getByRole("row", { name: "alice" }).click();
    const details = await page.getByRole("complementary").innerText();
    expect(details).toContain("alice in production");
    expect(details).toContain("UserName alice@example.com");
    expect(details).toContain("the AWS managed policy AdministratorAccess allows everything");
    expect(details).toContain("on-call\n\nSomebody has to be able to mend things at night");
    await page.getByRole("button", { name: "Close details" }).click();
    expect(await page.getByRole("complementary").count()).toBe(0);
    expect(incidents).toEqual([]);
  });

  it("picks a person from the matrix, and shows where that one has what", async () => {
    const { page } = await openPage(browser, sample);
    await page.getByRole("columnheader", { name: "developers" }).click();
    expect(await lines(page)).toEqual([
      "group developers DisplayName Developers 3 accounts",
      "sandbox Developer developers",
      "production readOnly developers-look-at-production",
      "staging Developer developers",
    ]);
    await page.getByRole("button", { name: "Take away Principal developers" }).click();
    expect(await status(page)).toBe("13 account assignments of 6 principals in 4 accounts");
  });

  it("ticks accounts as the console does, and keeps what is chosen in the address", async () => {
    const { page } = await openPage(browser, sample);
    const state = (name: string) => page.getByRole("treeitem", { name }).first().getAttribute("aria-checked");
    await tick(page, "Workloads").click();
    expect([await state("Root"), await state("production"), await state("Sandbox")]).toEqual([
      "mixed",
      "true",
      "false",
    ]);
    expect(await status(page)).toBe("8 account assignments of 5 principals in 2 accounts");
    expect(page.url()).toContain(`in=${workloads}`);
    await tick(page, "staging").click();
    expect(await state("Workloads")).toBe("mixed");
    await page.reload();
    expect(await status(page)).toBe("6 account assignments of 5 principals in 1 account");
    await page.goBack();
    await page.getByText("8 account assignments of 5 principals").waitFor();
    expect(await state("staging")).toBe("true");
  });

  it("narrows to administration and to a permission set", async () => {
    const { page } = await openPage(browser, sample);
    await page.getByRole("button", { name: "Administration only" }).click();
    expect(await status(page)).toBe("5 account assignments of 3 principals in 3 accounts");
    await page.getByRole("combobox").selectOption("readOnly");
    expect(await page.getByText("Nothing fits everything that is chosen.").isVisible()).toBe(true);
    await page.getByRole("main").getByRole("button", { name: "Show everything" }).last().click();
    expect(await status(page)).toBe("13 account assignments of 6 principals in 4 accounts");
  });

  it("is used by keyboard alone", async () => {
    const { page, incidents } = await openPage(browser, sample);
    await focusOn(page, "tree");
    await press(page, "ArrowDown ArrowDown ArrowLeft");
    expect(await active(page)).toBe("Sandbox");
    await press(page, "ArrowDown Space");
    expect(await status(page)).toBe("8 account assignments of 5 principals in 2 accounts");
    await press(page, "ArrowRight ArrowRight Enter");
    expect(await lines(page)).toHaveLength(6);
    await focusOn(page, "grid");
    await press(page, "End");
    expect(await active(page)).toContain("bob");
    await press(page, "Enter");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("bob in production");
    await press(page, "Escape");
    expect(await page.getByRole("complementary").count()).toBe(0);
    expect(await page.evaluate("document.activeElement.getAttribute('role')")).toBe("grid");
    await press(page, "Home Enter");
    expect(page.url()).toContain("in=222222222222");
    expect(incidents).toEqual([]);
  });

  it("moves through the matrix with the arrow keys", async () => {
    const { page } = await openPage(browser, sample);
    await focusOn(page, "grid");
    await press(page, "ArrowDown ArrowDown ArrowRight ArrowRight Enter");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("platform in production");
    await press(page, "Escape ArrowUp ArrowUp ArrowUp");
    expect(await active(page)).toContain("platform");
    await press(page, "Enter");
    expect((await lines(page))[0]).toContain("group platform");
  });

  it("prints all of what is chosen, in words, and what is not there", async () => {
    const { page, incidents } = await openPage(browser, sample, { fragment: "#q=admin" });
    await page.emulateMedia({ media: "print" });
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    const paper = await page.locator("#print").innerText();
    expect(paper).toContain("5 account assignments of 3 principals in 3 accounts.");
    expect(paper).toContain("Only: what “admin” finds.");
    expect(await page.locator("#print tbody tr").count()).toBe(5);
    expect(await page.locator("#page").isVisible()).toBe(false);
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    expect((await page.pdf()).subarray(0, 5).toString()).toBe("%PDF-");
    expect(incidents).toEqual([]);
  });

  it("fits a phone: the tree behind a button, details from below", async () => {
    const { page, incidents } = await openPage(browser, sample, { viewport: { width: 390, height: 844 } });
    expect(await page.getByRole("tree").isVisible()).toBe(false);
    await page.getByRole("button", { name: "Organization" }).click();
    await page.getByRole("treeitem", { name: "staging" }).getByText("staging").click();
    expect(await page.getByRole("tree").isVisible()).toBe(false);
    await page.getByRole("row", { name: "platform" }).click();
    expect(await page.getByRole("complementary").innerText()).toContain("platform-admins");
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
    expect(incidents).toEqual([]);
  });

  it("is light or dark as the reader's system is", async () => {
    const ground = async (colorScheme: "light" | "dark") => {
      const { page } = await openPage(browser, sample, { colorScheme });
      return String(await page.evaluate("getComputedStyle(document.body).backgroundColor"));
    };
    const brightness = (color: string) => Math.max(...[...color.matchAll(/\d+/g)].map(Number));
    expect(brightness(await ground("light"))).toBeGreaterThan(200);
    expect(brightness(await ground("dark"))).toBeLessThan(60);
  });

  it("says why it is empty", async () => {
    const cwd = temporaryFolder();
    fs.writeFileSync(path.join(cwd, "access.yaml"), "assignments: {}");
    const { stdout } = await identityCenter(["matrix", "access.yaml", "--format", "html"], { cwd });
    const { page, incidents } = await openPage(browser, stdout);
    expect(await page.getByRole("main").innerText()).toContain("The access config gives nobody access");
    expect(incidents).toEqual([]);
  });

  it("says what a filter of the command leaves out", async () => {
    const { stdout } = await identityCenter(["matrix", "--format", "html", "--principal", "alice"], {
      cwd: root,
      env: { ACCESS_CONFIG: undefined },
    });
    const { page } = await openPage(browser, stdout);
    expect(await page.getByRole("note").innerText()).toBe(
      "This page holds not everything, only principal alice.",
    );
    expect(await status(page)).toBe("1 account assignment of 1 principal in 1 account");
    await page.getByRole("treeitem", { name: "staging" }).getByText("staging").click();
    expect(
      await page.getByText("No account assignment here gives anybody access to staging.").isVisible(),
    ).toBe(true);
  });

  it("has a sentence where scripts are not allowed", async () => {
    const { page } = await openPage(browser, sample, { javaScriptEnabled: false });
    expect(await page.locator("noscript").innerText()).toContain("identity-center matrix --format markdown");
  });
});

async function status(page: Page): Promise<string> {
  return (await page.getByRole("status").innerText()).trim();
}

/** The tree as lines: level, name, number of account assignments. */
async function treeOf(page: Page): Promise<string[]> {
  const items = await page.getByRole("treeitem").all();
  return Promise.all(
    items.map(async (item) => {
      const name = await item.locator(".name").innerText();
      const count = await item.locator(".count > [aria-hidden]").innerText();
      return `${await item.getAttribute("aria-level")} ${name} ${count}`;
    }),
  );
}

function twist(page: Page, unit: string) {
  return page.getByRole("treeitem", { name: unit }).locator(".twist");
}

function tick(page: Page, name: string) {
  return page.getByRole("treeitem", { name }).locator(".tick");
}

/** The cell of the matrix in the row of an account and the column of a principal. */
async function cell(page: Page, account: string, principal: string) {
  const column = page.getByRole("columnheader", { name: principal });
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: account }) });
  return row.locator(`[role=gridcell][aria-colindex="${await column.getAttribute("aria-colindex")}"]`);
}

/** The lines of a list, each as one text. */
async function lines(page: Page): Promise<string[]> {
  const rows = await page.getByRole("row").all();
  const texts = await Promise.all(rows.map((row) => row.innerText()));
  return texts.map((text) => text.replace(/\s+/g, " ").trim());
}

async function focusOn(page: Page, role: "tree" | "grid"): Promise<void> {
  for (let tab = 0; tab < 40; tab += 1) {
    if ((await page.evaluate("document.activeElement.getAttribute('role')")) === role) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not reach the ${role}.`);
}

async function press(page: Page, keys: string): Promise<void> {
  for (const key of keys.split(" ")) await page.keyboard.press(key);
}

/** What the keyboard is on, within the focused tree or grid. */
async function active(page: Page): Promise<string> {
  const text = await page.evaluate(
    "document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).querySelector('.name').textContent",
  );
  return String(text);
}
