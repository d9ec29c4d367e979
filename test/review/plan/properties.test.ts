import fc from "fast-check";
import { actionOf } from "../../../lib/review/plan/read/plan";
import { formatReviewPretty } from "../../../lib/review/plan/formats/pretty";
import { assigned, assignmentType, change, keptSet, lookup, reviewOf } from "./support";

/** A row of the matrix as one text. */
const row = fc
  .tuple(
    fc.constantFrom("g-1", "g-2", "u-1", "u-2"),
    fc.constantFrom("Read", "Write", "Admin"),
    fc.constantFrom("300000000001", "300000000002", "300000000003"),
  )
  .map((parts) => parts.join(" "));

/** Who has what before and after, what is replaced on the way, and what is at another address then. */
const story = fc.record({
  before: fc.uniqueArray(row),
  after: fc.uniqueArray(row),
  replaced: fc.uniqueArray(row),
  moved: fc.uniqueArray(row),
});

function toValues(text: string) {
  const [principal = "", set = "", account = ""] = text.split(" ");
  return assigned(principal, set, account, principal.startsWith("u") ? "USER" : "GROUP");
}

function planned({ before, after, replaced, moved }: { [side: string]: readonly string[] }) {
  const name = (text: string, side: string) =>
    `${text.replaceAll(" ", "_")}${moved?.includes(text) && side === "after" ? "_moved" : ""}`;
  const addresses = new Map<string, { before: object | null; after: object | null; text: string }>();
  for (const text of before ?? [])
    addresses.set(name(text, "before"), { before: toValues(text), after: null, text });
  for (const text of after ?? []) {
    const known = addresses.get(name(text, "after"));
    addresses.set(name(text, "after"), { before: known?.before ?? null, after: toValues(text), text });
  }
  return [...addresses].map(([address, sides]) => {
    const isReplaced = sides.before !== null && sides.after !== null && replaced?.includes(sides.text);
    return change(assignmentType, address, sides.before as never, sides.after as never, {
      ...(isReplaced && { actions: ["delete", "create"], replace_paths: [["permission_set_arn"]] }),
    });
  });
}

test("gains and losses, applied to who has what before, give who has what after; each row once", () => {
  fc.assert(
    fc.property(story, (given) => {
      const lookups = ["g-1", "g-2"].map((id) =>
        lookup("aws_identitystore_group", id, { group_id: id, display_name: id }),
      );
      const { access, counts } = reviewOf({
        lookups,
        changes: [keptSet("Read"), keptSet("Write"), keptSet("Admin"), ...planned(given)],
      });
      const rows = access.map(({ change: what, principal, permissionSet, accountId }) => ({
        what,
        text: `${principal} ${permissionSet} ${accountId}`,
      }));
      const of = (kind: string) => rows.filter(({ what }) => what === kind).map(({ text }) => text);
      const held = new Set(given.before);
      for (const text of of("lost")) expect(held.delete(text)).toBe(true);
      for (const text of of("gained")) {
        expect(held.has(text)).toBe(false);
        held.add(text);
      }
      for (const text of of("interrupted")) expect(held.has(text)).toBe(true);
      expect([...held].sort()).toEqual([...given.after].sort());
      expect(new Set(rows.map(({ text }) => text)).size).toBe(rows.length);
      expect(counts).toMatchObject({ gained: of("gained").length, lost: of("lost").length });
      // What stays at its address and is not replaced is not spoken of.
      const touched = given.after.filter(
        (text) =>
          given.before.includes(text) && (given.replaced.includes(text) || given.moved.includes(text)),
      );
      expect(of("interrupted").sort()).toEqual(touched.sort());
    }),
    { numRuns: 300 },
  );
});

test("grouped by principal or by account, every row is told", () => {
  fc.assert(
    fc.property(story, (given) => {
      const review = reviewOf({ changes: planned(given) });
      for (const by of ["principal", "account"] as const) {
        const text = formatReviewPretty(review, { by });
        const told = [...text.matchAll(/^ {4}[-+↻] .* in (.*?)(?: {3}!.*)?$/gm)].flatMap(
          ([, accounts = ""]) => accounts.split(", "),
        );
        const lines = text.match(/^ {4}[-+↻] /gm) ?? [];
        expect(by === "principal" ? told.length : lines.length).toBe(review.access.length);
      }
    }),
    { numRuns: 200 },
  );
});

test.each([
  [["create"], "create"],
  [["delete", "create"], "replace"],
  [["create", "delete"], "replace"],
  [["create", "forget"], "create"],
  [["no-op"], "no-op"],
  [[], "unknown"],
])("the actions %j are: %s", (actions, action) => expect(actionOf({ actions })).toBe(action));
