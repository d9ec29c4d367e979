import fc from "fast-check";
import { matchesGlob } from "../../lib/organization/glob";

test.each([
  ["shop", "shop", true],
  ["shop", "shops", false],
  ["*", "", true],
  ["?", "", false],
  ["s?op-*", "shop-prod-1", true],
  ["*-prod", "shop-prod-1", false],
  ["*-prod*", "shop-prod-1", true],
  ["a.c", "abc", false],
  ["[ab]", "a", false],
  ["😀?", "😀x", true],
])("%s against %s: %s", (pattern, text, matches) => {
  expect(matchesGlob(pattern, text)).toBe(matches);
});

test("says what the obvious regular expression says", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 8 });
  const pattern = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 6 });
  fc.assert(
    fc.property(pattern, text, (glob, subject) => {
      const obvious = new RegExp(`^${glob.replaceAll("*", ".*").replaceAll("?", ".")}$`);
      expect(matchesGlob(glob, subject)).toBe(obvious.test(subject));
    }),
    { numRuns: 2000 },
  );
});

test("many stars against a long name take no time", () => {
  expect(matchesGlob("*a".repeat(200) + "b", "a".repeat(5000))).toBe(false);
});
