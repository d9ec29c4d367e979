import { formatReviewJson } from "../../../lib/review/plan/formats/json";
import { formatReviewMarkdown } from "../../../lib/review/plan/formats/markdown";
import { formatReviewPretty } from "../../../lib/review/plan/formats/pretty";
import type { Review } from "../../../lib/review/plan/review";
import { reviewPageData } from "../../../lib/review/page/review-page";
import { arnOf, change, reviewOf, setValues } from "./support";

const set = "aws_ssoadmin_permission_set";
const inline = "aws_ssoadmin_permission_set_inline_policy";
const policy = (sid: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: sid, Effect: "Allow", Action: "*", Resource: "*" }],
  });
const holding = (inline_policy: string) => ({ permission_set_arn: arnOf("Dev"), inline_policy });

/** A review in every format. */
function everyFormat(review: Review): readonly string[] {
  return [
    formatReviewJson(review),
    formatReviewMarkdown(review),
    formatReviewPretty(review),
    JSON.stringify(reviewPageData({ review, by: "principal" })),
  ];
}

describe("what Terraform calls sensitive", () => {
  const review = reviewOf({
    changes: [
      change(
        set,
        "Dev",
        setValues("Dev", {
          description: "secret-1",
          relay_state: "https://open-1",
          tags_all: { a: "secret-2" },
        }),
        setValues("Dev", {
          description: "secret-3",
          relay_state: "https://open-2",
          tags_all: { a: "secret-4" },
        }),
        // A mark on one side is enough: a value that was sensitive does not become open by being replaced.
        {
          before_sensitive: { description: true },
          after_sensitive: { tags_all: { a: true }, relay_state: false },
        },
      ),
      change(inline, "Dev", holding(policy("secret-5")), holding(policy("secret-6")), {
        after_sensitive: { inline_policy: true },
      }),
      change(
        "aws_identitystore_user",
        "alice",
        null,
        { user_name: "alice", emails: [{ value: "secret-7" }], nickname: "secret-8" },
        { after_sensitive: { emails: [{ value: true }] } },
      ),
    ],
  });

  it("changes in the review, and says no value", () => {
    expect(review.permissionSets[0]).toMatchObject({
      attributes: [
        {
          attribute: "description",
          before: "(sensitive value)",
          after: "(sensitive value)",
          sensitive: true,
        },
        { attribute: "relay state", before: "https://open-1", after: "https://open-2" },
        { attribute: "tags", before: "(sensitive value)", after: "(sensitive value)", sensitive: true },
      ],
      inlinePolicy: { change: "changed", sensitive: true, lines: [] },
    });
    expect(review.principals[0]?.attributes).toEqual([
      { attribute: "UserName", after: "alice" },
      { attribute: "e-mail address", after: "(sensitive value)", sensitive: true },
    ]);
  });

  it("is in no format", () => {
    for (const text of everyFormat(review)) {
      expect(text).toContain("open-2");
      expect(text).toContain("(sensitive value)");
      expect(text).not.toContain("secret");
    }
    expect(formatReviewPretty(review)).toContain("~ inline policy changed (sensitive value)\n");
  });

  it("is no news where it stays as it is", () => {
    const marks = {
      before_sensitive: { description: true, tags: true },
      after_sensitive: { description: true, tags: true },
    };
    const values = (session_duration: string) =>
      setValues("Dev", { description: "secret", tags: { a: "b" }, session_duration });
    const { permissionSets } = reviewOf({
      changes: [
        change(set, "Dev", values("PT1H"), values("PT2H"), marks),
        change(inline, "Dev", holding(policy("secret")), holding(policy("secret")), {
          after_sensitive: { inline_policy: true },
        }),
      ],
    });
    expect(permissionSets[0]?.attributes).toEqual([
      { attribute: "session duration", before: "PT1H", after: "PT2H" },
    ]);
    expect(permissionSets[0]).not.toHaveProperty("inlinePolicy");
  });

  it("is judged all the same: a policy that gives administration says so", () => {
    const { permissionSets } = reviewOf({
      changes: [
        change(set, "Dev", null, setValues("Dev")),
        change(inline, "Dev", null, holding(policy("secret")), {
          after_sensitive: { inline_policy: true },
        }),
      ],
    });
    expect(permissionSets[0]).toMatchObject({
      gainsAdministration: true,
      administration: ["the inline policy (sensitive value) gives administration"],
    });
  });

  it("may be all of a resource", () => {
    const { permissionSets } = reviewOf({
      changes: [
        change(set, "Dev", null, setValues("Dev", { description: "secret" }), { after_sensitive: true }),
      ],
    });
    expect(permissionSets[0]?.attributes).toContainEqual({
      attribute: "description",
      after: "(sensitive value)",
      sensitive: true,
    });
  });
});
