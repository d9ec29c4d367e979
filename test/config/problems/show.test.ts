import { didYouMean, escapeControl, kindOf, list, show } from "../../../lib/config/problems/show";

test.each([
  ["a", '"a"'],
  [undefined, "nothing"],
  [null, "null"],
  [NaN, "NaN"],
  [1.5, "1.5"],
  [10n, "10"],
  [[1, "a"], '[1,"a"]'],
  [{ a: 1 }, '{"a":1}'],
  ["a\u001bb", '"a\\u001bb"'],
  ["a\u009bb", '"a\\u009bb"'],
])("%p is shown as %s", (value, text) => {
  expect(show(value)).toBe(text);
});

test("a long value is cut", () => {
  expect(show("x".repeat(500))).toBe(`"${"x".repeat(79)}…`);
});

test("a value that holds itself, or does not become JSON, is shown all the same", () => {
  const self: Record<string, unknown> = {};
  self.self = self;
  expect(show(self)).toBe("a value that refers to itself");
  expect(show(() => 1)).toMatch(/^\(\) ?=> ?1$/);
  expect(show(Symbol("s"))).toBe("Symbol(s)");
});

test.each([
  [undefined, "nothing"],
  [null, "nothing"],
  [[], "a list"],
  [{}, "a map"],
  [Object.create(null), "a map"],
  [true, "true or false"],
  [1, "a number"],
  ["", "a string"],
  [Promise.resolve(), "a Promise"],
  [new Map(), "a Map"],
])("%p is %s", (value, kind) => {
  expect(kindOf(value)).toBe(kind);
});

test("what was meant is near, whatever its case", () => {
  expect(didYouMean("alcie", ["bob", "alice"])).toBe(' Did you mean "alice"?');
  expect(didYouMean("PLATFORM", ["ops", "platform"])).toBe(' Did you mean "platform"?');
  expect(didYouMean("x", ["alice"])).toBe("");
  expect(didYouMean("alice", [])).toBe("");
  expect(didYouMean("x".repeat(300), ["x".repeat(299)])).toBe("");
});

test("a list of names has an end", () => {
  expect(list([])).toBe("none");
  expect(list(["a", "b"])).toBe("a, b");
  expect(list([..."abcdefghij"])).toBe("a, b, c, d, e, f, g, h and 2 more");
});

test("letters of all scripts, spaces and line breaks stay as they are", () => {
  expect(escapeControl("Ärzte 日本 ключ 😀\t\n")).toBe("Ärzte 日本 ключ 😀\t\n");
});
