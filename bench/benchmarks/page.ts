import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { chromium, type Browser } from "playwright-core";
import { matrixPageData } from "../../lib/review/page/matrix-page";
import { writePage } from "../../lib/review/page/write-page";
import { bigAccess } from "../../test/browser/support/big-access";
import { findChromium } from "../../test/browser/support/find-chromium";
import { side, type Benchmark, type Figure } from "../harness/benchmark";
import { temporaryFolder } from "../harness/temporary-folder";

const typed = "group-3 admin";

/** The HTML page of a large organization, in a browser. */
export const page: Benchmark = {
  name: "page",
  about:
    "the HTML page of 3,000 accounts and 50,000 account assignments in headless Chromium: to its first paint, and from a key press in the search to the paint that shows its result",
  async measure({ effort, rounds = effort === "quick" ? 2 : 5, say }) {
    const folder = temporaryFolder();
    const access = bigAccess(folder);
    const started = performance.now();
    const html = writePage(matrixPageData({ access, accountAssignments: access.accountAssignments }));
    const seconds = (performance.now() - started) / 1000;
    const file = path.join(folder, "page.html");
    fs.writeFileSync(file, html);
    const written: Figure[] = [
      { what: "to write it", unit: "s", ours: side("matrix --format html", [seconds]) },
      { what: "its size", unit: "kB", ours: side("matrix --format html", [html.length / 1000]) },
    ];
    const executablePath = findChromium();
    if (executablePath === undefined) {
      say("Chromium is missing: install it, or set CHROMIUM to its path");
      return written;
    }
    const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
    try {
      const layouts = [];
      for (const layout of ["matrix", "accounts", "principals"]) {
        say(`the page's ${layout}, ${rounds} times`);
        layouts.push(...(await measure(browser, pathToFileURL(file).href, layout, rounds)));
      }
      return [...written, ...layouts];
    } finally {
      await browser.close();
    }
  },
};

async function measure(browser: Browser, url: string, layout: string, rounds: number): Promise<Figure[]> {
  const paints: number[] = [];
  const keys: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 860 } });
    const tab = await context.newPage();
    await tab.goto(`${url}#view=${layout}`);
    await tab.getByRole("treeitem").first().waitFor();
    paints.push(Number(await tab.evaluate(firstPaint)));
    keys.push(...((await tab.evaluate(keyPresses)) as number[]));
    await context.close();
  }
  return [
    {
      what: `${layout}: first paint`,
      unit: "ms",
      ours: side("the page", paints),
      target: { atMost: 1500, of: "value" },
    },
    {
      what: `${layout}: a key press in the search`,
      unit: "ms",
      ours: side("the page", keys),
      target: { atMost: 100, of: "value" },
    },
  ];
}

/** From the start of the navigation to the first paint with content, as the browser itself measured it. */
const firstPaint = `new Promise((done) =>
  new PerformanceObserver((list) => {
    const [entry] = list.getEntriesByName("first-contentful-paint");
    if (entry) done(entry.startTime);
  }).observe({ type: "paint", buffered: true }))`;

/** Types and takes back, letter by letter; each from the event to the frame after the one that it changed. */
const keyPresses = `(async () => {
  const input = document.querySelector("input[type=search]");
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const times = [];
  const type = async (text) => {
    const started = performance.now();
    input.value = text;
    input.dispatchEvent(new Event("input", { bubbles: true }));
    await painted();
    times.push(performance.now() - started);
  };
  const text = ${JSON.stringify(typed)};
  for (let end = 1; end <= text.length; end += 1) await type(text.slice(0, end));
  for (let end = text.length - 1; end >= 0; end -= 1) await type(text.slice(0, end));
  return times;
})()`;
