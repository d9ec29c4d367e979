import { Parser } from "commonmark";
import { formatReviewMarkdown } from "../../../lib/review/plan/formats/markdown";
import { assigned, assignmentType, change, keptSet, lookup, reviewOf, setValues } from "./support";

const adminPolicy = {
  managed_policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess",
  permission_set_arn: "",
};

/** Access for many groups in many accounts, of which one gains administration. */
function large(groups: number, accounts: number) {
  const ids = Array.from({ length: accounts }, (_, index) => String(300_000_000_000 + index));
  const names = Array.from({ length: groups }, (_, index) => `g-${index}`);
  const admin = setValues("Admin");
  return reviewOf({
    lookups: names.map((id) =>
      lookup("aws_identitystore_group", id, { group_id: id, display_name: `Group ${id}` }),
    ),
    changes: [
      keptSet("Read"),
      change("aws_ssoadmin_permission_set", "Admin", admin, admin),
      change("aws_ssoadmin_managed_policy_attachment", "p", null, {
        ...adminPolicy,
        permission_set_arn: admin.arn,
      }),
      ...names.flatMap((group) =>
        ids.map((id) =>
          change(
            assignmentType,
            `${group}-${id}`,
            null,
            assigned(group, group === "g-77" ? "Admin" : "Read", id),
          ),
        ),
      ),
    ],
  });
}

test("a permission set in many accounts is one line, with the accounts folded away", () => {
  const text = formatReviewMarkdown(large(1, 300));
  expect(text).toContain(
    "- `+` gains `Read` in 300 accounts\n\n    <details><summary>300 accounts</summary>",
  );
  expect(text.match(/`3000000\d{5}`/g)).toHaveLength(300);
});

test("what does not fit a comment is cut: counts and the riskiest stay, and the rest is said", () => {
  const review = large(1600, 3);
  const text = formatReviewMarkdown(review, { whole: "https://ci.example/artifacts/1" });
  expect(text.length).toBeLessThan(65_000);
  expect(text.length).toBeGreaterThan(60_000);
  expect(text).toContain("**Account assignments: 4,800 gained, 0 lost, 0 revoked and granted again.**");
  expect(text).toContain(
    "- group `Group g-77`\n  - `+` gains `Admin` in `300000000000`, `300000000001`, `300000000002` — **! administration**",
  );
  expect(text).toContain("- `~` `Admin` changes — **! gains administration**");
  const [, left, all] =
    /\*\*This review is cut:\*\* ([\d,]+) of ([\d,]+) items are left out/.exec(text) ?? [];
  const shown = text.match(/^- (group|`~`)/gm)?.length ?? 0;
  expect(Number(left?.replace(",", "")) + shown).toBe(Number(all?.replace(",", "")));
  expect(text.trimEnd().endsWith("The whole: <https://ci.example/artifacts/1>.")).toBe(true);
});

test("one item that is too large by itself loses its detail before it is left out", () => {
  const text = formatReviewMarkdown(large(1, 6000));
  expect(text.length).toBeLessThan(65_000);
  expect(text).toContain("- `+` gains `Read` in 6,000 accounts");
  expect(text).toContain("**This review is cut:** 1 item is shown without detail");
});

test("whatever the limit, what is left is whole Markdown", () => {
  const review = large(40, 12);
  for (let limit = 1_500; limit < 12_000; limit += 509) {
    const text = formatReviewMarkdown(review, { limit });
    expect(text.length).toBeLessThanOrEqual(limit);
    expect(text.match(/<details>/g)?.length ?? 0).toBe(text.match(/<\/details>/g)?.length ?? 0);
    const kinds = new Set<string>();
    const walker = new Parser().parse(text).walker();
    for (let step = walker.next(); step; step = walker.next()) kinds.add(step.node.type);
    expect(kinds).not.toContain("html_inline");
  }
});

test("a place for the whole that is no URL is text", () => {
  const text = formatReviewMarkdown(large(400, 12), { limit: 5_000, whole: "<b>artifact</b> @team" });
  expect(text).toContain("The whole: &#60;b&#62;artifact&#60;/b&#62; &#64;&#8203;team.");
});
