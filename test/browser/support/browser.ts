import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import type { PageData } from "../../../lib/review/page/page-data";
import { writePage } from "../../../lib/review/page/write-page";
import { temporaryFolder } from "../../e2e/support/temporary-folder";
import { findChromium } from "./find-chromium";

const executablePath = findChromium();
if (executablePath === undefined && !process.env.CI) console.warn("Skipped: chromium is not installed.");

/** A group of tests that need Chromium: skipped with a line where it is missing, and failing in CI. */
export const describeInBrowser = executablePath === undefined && !process.env.CI ? describe.skip : describe;

/** Starts Chromium without anything that would reach the network by itself. */
export async function launch(): Promise<Browser> {
  if (executablePath === undefined)
    throw new Error("Chromium is missing: install Debian's package chromium, or set CHROMIUM to its path.");
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A page that is open, and everything that it did which a page should not do. */
export interface Opened {
  readonly page: Page;
  /** Dialogs, errors, refusals of the Content-Security-Policy, and requests beyond the file itself. */
  readonly incidents: string[];
}

/** Opens a page from a file, as a person does who got it by mail. */
export async function openPage(
  browser: Browser,
  page: PageData | string,
  { fragment = "", ...options }: BrowserContextOptions & { readonly fragment?: string } = {},
): Promise<Opened> {
  const file = path.join(temporaryFolder(), "page.html");
  fs.writeFileSync(file, typeof page === "string" ? page : writePage(page));
  const url = pathToFileURL(file).href;
  const context = await browser.newContext({ viewport: { width: 1440, height: 860 }, ...options });
  const opened = { page: await context.newPage(), incidents: [] as string[] };
  opened.page.setDefaultTimeout(15_000);
  await watch(opened, url);
  await opened.page.goto(`${url}${fragment}`);
  return opened;
}

async function watch({ page, incidents }: Opened, url: string): Promise<void> {
  page.on("dialog", (dialog) => {
    incidents.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => incidents.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) incidents.push(`console: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== url) incidents.push(`request: ${request.url()}`);
  });
  await page.exposeFunction("refused", (text: string) => incidents.push(`refused: ${text}`));
  await page.addInitScript(
    `document.addEventListener("securitypolicyviolation", (event) => refused(event.violatedDirective + " " + event.blockedURI));`,
  );
}
