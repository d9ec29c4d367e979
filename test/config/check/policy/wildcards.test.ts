import { fitsWildcards } from "../../../../lib/config/check/policy/wildcards";

test.each([
  ["", ""],
  ["*", ""],
  ["*", "abc"],
  ["a*c", "abbbc"],
  ["a*c", "ac"],
  ["*b*", "abc"],
  ["a?c", "abc"],
  ["a*bc*d", "abbcbcxd"],
  ["abc**", "abc"],
  ["[a].(b)", "[a].(b)"],
])("%j fits %j", (pattern, text) => {
  expect(fitsWildcards(pattern, text)).toBe(true);
});

test.each([
  ["", "a"],
  ["a", ""],
  ["?", ""],
  ["a?c", "ac"],
  ["a*c", "abcd"],
  ["abc", "abcd"],
  ["abcd", "abc"],
  ["a.c", "abc"],
  ["A", "a"],
])("%j does not fit %j", (pattern, text) => {
  expect(fitsWildcards(pattern, text)).toBe(false);
});

test("a pattern of ten thousand wildcards takes no time to speak of", () => {
  const started = performance.now();
  expect(fitsWildcards("*a".repeat(5000), "a".repeat(1000))).toBe(false);
  expect(performance.now() - started).toBeLessThan(500);
});
