import { HtmlRenderer, Parser, type Node } from "commonmark";
import { readAccess } from "../../../lib/access/access";
import { permissionSetAddress } from "../../../lib/access/address";
import { formatReviewJson } from "../../../lib/review/plan/formats/json";
import { formatReviewMarkdown } from "../../../lib/review/plan/formats/markdown";
import { formatReviewPretty } from "../../../lib/review/plan/formats/pretty";
import type { Review } from "../../../lib/review/plan/review";
import { arnOf, assigned, assignmentType, change, lookup, production, reviewOf, setValues } from "./support";

const names = [
  "<img src=x onerror=alert(1)>",
  "=cmd|' /C calc'!A0",
  "a\u202eb\u2066c\u200f",
  "n".repeat(200),
  "</summary></details><script>alert(1)</script>",
  "`` ` ``` code",
  "` ",
  "[a](https://evil.example) ![b](x) <https://c>",
  "@team #1 !2 GH-3 ~label $1 &amp; www.evil.example https://evil.example",
  "- item\n\n# heading\n\n```\nfence\n\n    code\n| a | b |\n|---|---|",
  "\u001b[31mred\u0007\u009b\r\n",
  "**bold** _it_ ~~gone~~ <!-- x --> &lt;",
  "\u2028\u2029\u0085\ufeff",
];

/** Every text of a review made of one name: of a principal, an account, a permission set, a policy, an address. */
function everywhere(name: string): Review {
  const set = "aws_ssoadmin_permission_set";
  const accounts = [{ id: production, name }];
  const inline = JSON.stringify({
    Version: name,
    Statement: [{ Sid: name, Effect: "Allow", Action: "*", Resource: "*" }],
  });
  const review = reviewOf({
    lookups: [
      lookup("aws_identitystore_group", "g", { group_id: "g-1", display_name: name }),
      lookup("aws_organizations_organizational_unit_child_accounts", "o", { accounts }),
    ],
    changes: [
      change(assignmentType, "a", null, assigned("g-1", name, production)),
      ...Array.from({ length: 12 }, (_, index) =>
        change(
          assignmentType,
          `x["${name}${index}"]`,
          null,
          assigned("g-2", name, String(300_000_000_000 + index)),
        ),
      ),
      change(
        set,
        "s",
        setValues(name),
        setValues(name, { description: name, relay_state: name, tags_all: { [name]: name } }),
      ),
      change("aws_ssoadmin_permission_set_inline_policy", "i", null, {
        permission_set_arn: arnOf(name),
        inline_policy: inline,
      }),
      change(
        "aws_ssoadmin_permission_set_inline_policy",
        "j",
        { permission_set_arn: arnOf("raw"), inline_policy: name.replace(/\s+/g, " ") },
        null,
      ),
      change("aws_ssoadmin_managed_policy_attachment", "m", null, {
        permission_set_arn: arnOf(name),
        managed_policy_arn: name,
      }),
      change("aws_identitystore_user", "u", null, { user_name: name, display_name: name, user_id: "u-1" }),
      change("aws_identitystore_group_membership", "gm", null, { group_id: "g-1", member_id: "u-1" }),
      change(name, name, null, {}),
    ],
  });
  const entries = [{ name, reason: name, expires: name }];
  return {
    ...review,
    access: review.access.map((row) => ({ ...row, entries, because: [name] })),
    warnings: [{ code: "x", path: name, message: name }],
    notes: [name],
  };
}

describe.each(names)("a name such as %j", (name) => {
  it("does not act on a terminal, nor begin a line of its own", () => {
    const text = formatReviewPretty(everywhere(name));
    expect(text).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/,
    );
    const calm = formatReviewPretty(everywhere("x"));
    expect(text.split("\n").length).toBe(calm.split("\n").length);
  });

  it("is neither tag, link, image, heading nor mention in Markdown, and has the structure of a harmless one", () => {
    const text = formatReviewMarkdown(everywhere(name));
    expect(text).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/,
    );
    const { html, kinds } = read(text);
    expect(html.filter((tag) => !/^<\/details>$|^<details><summary>[\w ,]+<\/summary>$/.test(tag))).toEqual(
      [],
    );
    // Names decide in which order they stand, and nothing else.
    expect(kinds.sort()).toEqual(read(formatReviewMarkdown(everywhere("x"))).kinds.sort());
    const page = new HtmlRenderer().render(new Parser().parse(text));
    // What sites replace in the text of the page, outside of code.
    const outside = page.replace(/<code[^>]*>.*?<\/code>/gs, "").replace(/<[^>]*>/g, "");
    expect(outside).not.toMatch(/[@#!]\w|GH-\d/);
  });

  it("comes back whole from JSON, and is plain there", () => {
    const review = everywhere(name);
    const text = formatReviewJson(review);
    expect(text).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/,
    );
    expect(JSON.parse(text)).toEqual({ version: 1, ...(JSON.parse(JSON.stringify(review)) as object) });
  });
});

test("hostile keys of a config stay what they are, too", () => {
  const key = "<img src=x onerror=alert(1)>";
  const access = readAccess({
    groups: { [key]: { id: "90676423e4-22222222-2222-2222-2222-222222222222" } },
    permissionSets: { Read: { managedPolicies: ["ReadOnlyAccess"] } },
    assignments: { [key]: { groups: [key], permissionSets: ["Read"], accounts: [production], reason: key } },
  });
  const values = assigned("90676423e4-22222222-2222-2222-2222-222222222222", "Read", production);
  const review = reviewOf(
    {
      changes: [
        change(
          "aws_ssoadmin_permission_set",
          permissionSetAddress("Read"),
          setValues("Read"),
          setValues("Read"),
        ),
        change(assignmentType, "a", null, values),
      ],
    },
    access,
  );
  expect(review.access[0]).toMatchObject({ principal: key, entries: [{ name: key, reason: key }] });
  expect(read(formatReviewMarkdown(review)).html).toEqual([]);
});

/** How a CommonMark reader sees a text: its HTML, and the kinds of its nodes in order, runs of text as one. */
function read(text: string): { html: string[]; kinds: string[] } {
  const html: string[] = [];
  const kinds: string[] = [];
  const walker = new Parser().parse(text).walker();
  for (let step = walker.next(); step; step = walker.next()) {
    const { entering, node }: { entering: boolean; node: Node } = step;
    if (!entering) continue;
    if (node.type === "html_block" || node.type === "html_inline") html.push((node.literal ?? "").trim());
    if (node.type !== "text" || kinds.at(-1) !== "text") kinds.push(node.type);
  }
  return { html, kinds };
}
