import { loadAccess } from "../../../lib/access/access";
import { changeOf, toTable } from "../../../lib/review/page/client/model/table";
import { reviewPageData } from "../../../lib/review/page/review-page";
import { parsePlan } from "../../../lib/review/plan/read/parse-plan";
import { reviewPlan } from "../../../lib/review/plan/review-plan";
import type { AccessChange, Review } from "../../../lib/review/plan/review";
import { caseFolder, readPlan, reviewCases } from "../plan/cases";
import { spread } from "./spread";

async function reviewOf(name: string) {
  const access = await loadAccess({ file: "access.yaml", cwd: caseFolder(name), env: {} });
  return { access, review: reviewPlan(parsePlan(readPlan(name), name), { access }) };
}

const line = ({ principalType, principal, permissionSet, accountId, entries }: AccessChange) =>
  [principalType, principal, permissionSet, accountId, entries.map(({ name }) => name).join(";")].join(" ");

test.each(reviewCases)(
  "the page of %s holds exactly what changes, with and without the config",
  async (name) => {
    const { access, review } = await reviewOf(name);
    const expected = review.access.map((change) => `${line(change)} ${change.change}`).sort();
    for (const known of [access, undefined]) {
      const page = reviewPageData({ review, access: known, by: "principal" });
      const table = toTable(page);
      const held = spread(page).map((text, index) => `${text} ${changeOf(table, index)}`);
      expect(held.sort()).toEqual(expected);
    }
  },
);

test("the page knows the reason, the last day, what gives administration and why Terraform does it", async () => {
  const { access, review } = await reviewOf("new-entry");
  const page = reviewPageData({ review, access, by: "account", madeAt: new Date("2026-11-22T10:00:00Z") });
  expect(page.entries).toContainEqual({ name: "incident", reason: "Incident 4711", expires: "2099-01-31" });
  expect(page.permissionSets).toContainEqual(
    expect.objectContaining({
      name: "AdministratorAccess",
      administration: ["the AWS managed policy AdministratorAccess allows everything"],
    }),
  );
  expect(page.summary?.sections.map(({ title }) => title)).toContain("Access, by account");
  const renamed = await reviewOf("renamed");
  const { grants } = reviewPageData({ ...renamed, by: "principal" });
  expect(grants).toEqual([
    expect.objectContaining({
      change: "interrupted",
      because: ["Its permission set is replaced by a new one."],
    }),
  ]);
});

test("a section that is too long says how much is left out, and the rows have it", async () => {
  const { review } = await reviewOf("removed-user");
  const many: Review = {
    ...review,
    access: Array.from({ length: 1000 }, (_, index) => ({
      ...review.access[0]!,
      principal: `user-${index}`,
      principalId: `id-${index}`,
    })),
  };
  const page = reviewPageData({ review: many, by: "principal" });
  const section = page.summary?.sections.find(({ title }) => title === "Access, by principal");
  expect([section?.items.length, section?.more]).toEqual([300, 700]);
  expect(spread(page)).toHaveLength(1000);
});
