import { stripVTControlCharacters } from "node:util";
import pc from "picocolors";
import { loadAccess } from "../../../lib/access/access";
import { formatReviewJson } from "../../../lib/review/plan/formats/json";
import { formatReviewMarkdown } from "../../../lib/review/plan/formats/markdown";
import { formatReviewPretty } from "../../../lib/review/plan/formats/pretty";
import { parsePlan } from "../../../lib/review/plan/read/parse-plan";
import { reviewPlan } from "../../../lib/review/plan/review-plan";
import { caseFolder, expected, readPlan, reviewCases } from "./cases";

async function review(name: string) {
  const access = await loadAccess({ file: "access.yaml", cwd: caseFolder(name), env: {} });
  return reviewPlan(parsePlan(readPlan(name), name), { access });
}

test("there is a case for each kind of change", () => {
  expect(reviewCases).toEqual([
    "account-moved",
    "new-entry",
    "people",
    "policy-change",
    "removed-user",
    "renamed",
    "session-change",
  ]);
});

describe.each(reviewCases)("%s", (name) => {
  it.each([
    ["txt", formatReviewPretty],
    ["md", formatReviewMarkdown],
    ["json", formatReviewJson],
  ] as const)("reads as review.%s", async (ending, format) => {
    const text = `${format(await review(name))}\n`;
    expect(text).toBe(expected(name, ending, text));
  });
});

test("by account, each account has its own lines", async () => {
  const text = `${formatReviewPretty(await review("new-entry"), { by: "account" })}\n`;
  expect(text).toBe(expected("new-entry", "by-account.txt", text));
});

test("with colours it says the same, painted", async () => {
  const text = formatReviewPretty(await review("policy-change"), { colors: pc.createColors(true) });
  expect(text).toContain("\u001b[32m");
  expect(text).toContain("\u001b[31m");
  expect(`${stripVTControlCharacters(text)}\n`).toBe(expected("policy-change", "txt"));
});
