import fc from "fast-check";
import { elementsOf, membersOf, parse, wholeOf } from "../../../../lib/review/plan/read/json-slices";

const spaced = fc.record({ value: fc.jsonValue({ maxDepth: 5 }), indent: fc.constantFrom(0, 1, "\t", "  ") });
const text = ({ value, indent }: { value: unknown; indent: string | number }) =>
  Buffer.from(` \r\n${JSON.stringify(value, undefined, indent)}\n\t`);

test("a text that is cut into members and elements says what it says whole", () => {
  fc.assert(
    fc.property(spaced, (json) => {
      const buffer = text(json);
      const whole = wholeOf(buffer);
      expect(parse(buffer, whole)).toEqual(JSON.parse(buffer.toString()));
      const { value } = json;
      if (Array.isArray(value)) {
        const elements = [...elementsOf(buffer, whole)].map((slice) => parse(buffer, slice));
        expect(elements).toEqual(JSON.parse(JSON.stringify(value)));
      } else if (value !== null && typeof value === "object") {
        const members = [...membersOf(buffer, whole)].map(([name, slice]) => [name, parse(buffer, slice)]);
        expect(Object.fromEntries(members)).toEqual(JSON.parse(JSON.stringify(value)));
      }
    }),
    { numRuns: 500 },
  );
});

test("a map or list that is cut anywhere is refused, never read as a shorter one", () => {
  const buffer = Buffer.from(JSON.stringify({ a: ['x"\\', { b: [1, true, null] }], "c\u00e9": "y" }));
  for (let length = 0; length < buffer.length; length += 1) {
    expect(() => wholeOf(buffer.subarray(0, length))).toThrow(SyntaxError);
  }
  expect(wholeOf(buffer)).toEqual({ start: 0, end: buffer.length });
});

test.each(['{"a":1} x', '{"a":1}{"b":2}', '{"a" 1}', '{"a":1,,"b":2}', "{a:1}", '["a" "b"]'])(
  "%s is refused",
  (json) => {
    const buffer = Buffer.from(json);
    const read = () => {
      const whole = wholeOf(buffer);
      return json.startsWith("{") ? membersOf(buffer, whole) : [...elementsOf(buffer, whole)];
    };
    expect(read).toThrow(SyntaxError);
  },
);

test("a byte order mark is passed over", () => {
  const buffer = Buffer.from('\uFEFF{"a":1}');
  expect(parse(buffer, wholeOf(buffer))).toEqual({ a: 1 });
});
