import type { Browser, Page } from "playwright-core";
import { readAccess, type Access } from "../../lib/access/access";
import { toOrganization } from "../../lib/organization/organization";
import type { AuditReport } from "../../lib/access/audit-report";
import { auditPageData } from "../../lib/review/page/audit-page";
import { reviewPageData } from "../../lib/review/page/review-page";
import { shown } from "../../lib/review/page/shown";
import type { Review } from "../../lib/review/plan/review";
import { matrixPageData } from "../../lib/review/page/matrix-page";
import type { PageData } from "../../lib/review/page/page-data";
import { describeInBrowser, launch, openPage } from "./support/browser";

/** Names with which others have broken out of pages, spreadsheets and lines. */
const nasty = [
  "<img src=x onerror=alert(1)>",
  "</script><script>alert(2)</script>",
  "<!--<script>",
  "=cmd|' /C calc'!A0",
  "\u202eyub\u202c \u200f\u2067abc",
  "javascript:alert(3)",
  "{{constructor.constructor('alert(4)')()}}",
  "\" onmouseover=alert(5) x='",
  "W".repeat(200),
  "\u05d0\u05d1\u05d2 \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
  "&lt;b&gt;&amp;",
];

/** The names in every place at once, also those where the checks of a config would not let them through. */
function nastyPage(): PageData {
  const ids = nasty.map((_, index) => String(100_000_000_000 + index));
  const organization = toOrganization({
    version: 1,
    takenAt: "2026-11-22T08:00:00Z",
    organizationId: "o-a1b2c3d4e5",
    managementAccountId: ids[0]!,
    root: {
      id: "r-ab12",
      name: "Root",
      accounts: ids.map((id, index) => ({ id, name: nasty[index]!, state: "ACTIVE" })),
      organizationalUnits: nasty.map((name, index) => ({
        id: `ou-ab12-${String(index).padStart(8, "0")}`,
        name,
        accounts: [],
        organizationalUnits: [],
      })),
    },
  });
  const base = readAccess({
    permissionSets: { Admin: { managedPolicies: ["AdministratorAccess"] } },
    assignments: {},
  });
  const { config } = base;
  const admin = config.permissionSets.get("Admin")!;
  const accountAssignments = nasty.flatMap((name) =>
    ids.map((accountId, index) => ({
      principalType: "GROUP" as const,
      principal: name,
      permissionSet: nasty[(index + 3) % nasty.length]!,
      accountId,
      accountName: "",
      entries: [name],
    })),
  );
  const entry = { users: [], groups: [], permissionSets: [], accounts: [], except: [] };
  const access: Access = {
    ...base,
    config: {
      ...config,
      groups: new Map(nasty.map((name) => [name, { by: "displayName", value: name }])),
      permissionSets: new Map(nasty.map((name) => [name, { ...admin, name: `${name}x`, description: name }])),
      assignments: new Map(nasty.map((name) => [name, { ...entry, reason: `${name}\n${name}` }])),
    },
    organization,
    accountAssignments,
    warnings: nasty.map((message) => ({ code: "own-rule", severity: "warning", message, path: [] })),
  };
  return matrixPageData({ access, accountAssignments, filter: { principal: nasty[0] } });
}

/** A review in which everything that can have a name has one of these. */
function nastyReview(): PageData {
  const account = (index: number) => ({
    accountId: String(100_000_000_000 + index),
    accountName: nasty[index]!,
  });
  const group = (name: string) => ({ principalType: "GROUP" as const, principal: name, principalId: name });
  const attributes = nasty.map((name) => ({ attribute: name, before: name, after: name }));
  const held = nasty.map((name, index) => ({ permissionSet: name, accounts: [account(index)] }));
  const counts = {
    gained: 11,
    lost: 0,
    held: 0,
    interrupted: 0,
    administrationGained: 11,
    administrationJoined: 11,
    managementAccount: 0,
    directUsers: 0,
  };
  const review: Review = {
    counts: {
      ...counts,
      permissionSets: 11,
      principals: 11,
      memberships: 11,
      other: 11,
      moved: 0,
      imported: 0,
      forgotten: 0,
      outputs: 0,
      warnings: 11,
    },
    access: nasty.map((name, index) => ({
      ...group(name),
      ...account(index),
      change: "gained",
      permissionSet: name,
      entries: [{ name, reason: name, expires: name }],
      administration: true,
      managementAccount: false,
      directUser: false,
      because: [name],
      address: name,
    })),
    permissionSets: nasty.map((name, index) => ({
      change: "changed",
      permissionSet: name,
      name,
      attributes,
      policies: [{ change: "added", kind: "AWS managed policy", policy: name }],
      inlinePolicy: { change: "changed", lines: nasty.map((text) => ({ mark: "+", text })) },
      accounts: [account(index)],
      principals: [group(name)],
      gainsAdministration: true,
      administration: [name],
      address: name,
    })),
    principals: nasty.map((name) => ({ ...group(name), change: "created", attributes, address: name })),
    memberships: nasty.map((name) => ({
      change: "joined",
      group: group(name),
      user: { ...group(name), principalType: "USER" },
      access: held,
      administration: true,
      address: name,
    })),
    administration: nasty.map((name) => ({ permissionSet: name, reasons: [name] })),
    other: nasty.map((name) => ({ type: name, action: name, count: 1, addresses: [name] })),
    warnings: nasty.map((name) => ({ code: name, path: name, message: name })),
    notes: nasty,
  };
  return reviewPageData({ review, by: "principal" });
}

/** An audit in which everything that can have a name has one of these. */
function nastyAudit(): PageData {
  const access = readAccess({ permissionSets: {}, assignments: {} });
  const report: AuditReport = {
    accountAssignments: nasty.flatMap((name, index) =>
      (["unmanaged", "missing", "in-sync"] as const).map((state) => ({
        principalType: "USER" as const,
        principal: name,
        permissionSet: `${name} ${state}`,
        accountId: String(100_000_000_000 + index),
        accountName: name,
        entries: state === "unmanaged" ? [] : [name],
        state,
        administration: true,
        notes: [name],
      })),
    ),
    permissionSets: nasty.map((name) => ({
      permissionSet: name,
      name: `${name}x`,
      state: "changed",
      administration: true,
      differences: [
        { part: name, config: name, aws: `${name}y` },
        { part: "inline policy", config: JSON.stringify({ [name]: name }), aws: JSON.stringify({ a: name }) },
      ],
    })),
    ignored: nasty.map((rule) => ({ rule, accountAssignments: 1, permissionSets: 0, tags: 0 })),
  };
  return auditPageData({ report, access });
}

describeInBrowser("names from elsewhere", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  it.each([
    ["matrix", 1440],
    ["accounts", 1440],
    ["principals", 390],
  ])("run nothing and break out of nothing in the layout %s at a width of %d", async (layout, width) => {
    const { page, incidents } = await openPage(browser, nastyPage(), {
      fragment: `#view=${layout}&open=100000000001:GROUP:=cmd|' /C calc'!A0`,
      viewport: { width, height: 900 },
    });
    await page.locator("details.banner summary").click();
    await page.mouse.move(width / 2, 500);
    const text = await page.locator("body").innerText();
    expect(text).toContain("<img src=x onerror=alert(1)>");
    expect(text).toContain("\\u202eyub");
    expect(text).not.toContain("\u202e");
    expect(await page.locator("img, iframe, [onerror], [onmouseover]").count()).toBe(0);
    expect(await page.locator("script").count()).toBe(2);
    expect(await escaped(page)).toEqual([]);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(width);
    expect(incidents).toEqual([]);
  });

  it.each([
    ["review", "summary"],
    ["review", "matrix"],
    ["audit", "summary"],
    ["audit", "matrix"],
  ])("do no harm in the %s's %s, and are all there", async (kind, layout) => {
    const data = kind === "review" ? nastyReview() : nastyAudit();
    const { page, incidents } = await openPage(browser, data, { fragment: `#view=${layout}` });
    const text = (await page.locator("body").innerText()).replace(/\s+/g, " ");
    for (const name of nasty) expect(text).toContain(shown(name));
    expect(text).not.toContain("\u202e");
    expect(await page.locator("img, iframe, [onerror], [onmouseover]").count()).toBe(0);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(1440);
    expect(
      await page.evaluate(
        "Math.max(0, ...[...document.querySelectorAll('.summary')].map((part) => part.scrollWidth - part.clientWidth))",
      ),
    ).toBe(0);
    expect(incidents).toEqual([]);
  });

  it("are searched for as they stand, and kept in the address", async () => {
    const { page, incidents } = await openPage(browser, nastyPage());
    await page.getByRole("searchbox").fill("onerror=alert");
    await page.waitForURL(/q=onerror/);
    await page.reload();
    expect(await page.getByRole("searchbox").inputValue()).toBe("onerror=alert");
    await page.getByRole("searchbox").fill("<b>'\"&%#");
    expect(await page.getByText("Nothing is found").innerText()).toContain("“<b>'\"&%#”");
    expect(incidents).toEqual([]);
  });

  it("are printed as text", async () => {
    const { page, incidents } = await openPage(browser, nastyPage());
    await page.emulateMedia({ media: "print" });
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    expect(await page.locator("#print").innerText()).toContain("</script><script>alert(2)</script>");
    expect(await page.locator("#print img").count()).toBe(0);
    expect(incidents).toEqual([]);
  });

  it("would be stopped by the browser itself, if the page made HTML of them", async () => {
    const { page, incidents } = await openPage(browser, nastyPage());
    const stopped = await page.evaluate(`(() => {
      try { document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=alert(1)>"); return "no"; }
      catch (error) { return error.name; }
    })()`);
    expect(stopped).toBe("TypeError");
    expect(incidents.join("\n")).toContain("TrustedHTML");
    expect(incidents.filter((incident) => /dialog|request/.test(incident))).toEqual([]);
  });
});

/** Names that are drawn outside the cell, line or pane that holds them, or that do not keep their direction to themselves. */
async function escaped(page: Page): Promise<string[]> {
  return (await page.evaluate(`[...document.querySelectorAll(".name")].flatMap((name) => {
    const own = name.getBoundingClientRect();
    if (own.width === 0 || getComputedStyle(name).visibility === "hidden") return [];
    const holder = name.closest("[role=gridcell],[role=rowheader],[role=columnheader],[role=treeitem],aside,.banner");
    const box = holder.getBoundingClientRect();
    const out = own.left < box.left - 1 || own.right > box.right + 1 || (!holder.matches("aside,.banner") && own.bottom > box.bottom + 1);
    const bidi = getComputedStyle(name).unicodeBidi;
    return out || !bidi.includes("isolate") ? [name.textContent.slice(0, 40) + " " + bidi + " " + holder.className] : [];
  })`)) as string[];
}
