import { integer, list, oneOf, required, structure, text } from "../../../lib/rehearsal/protocol/shapes";
import { validate } from "../../../lib/rehearsal/protocol/validate";

const shape = {
  Name: required(text({ min: 1, max: 5, pattern: /^[\w/]+$/ })),
  Secret: text({ max: 3, sensitive: true }),
  Kind: oneOf("USER", "GROUP"),
  MaxResults: integer(1, 100),
  Tags: list(structure({ Key: required(text({ min: 1 })) }), 1, 2),
};

const failed = "failed to satisfy constraint: Member must";

test.each<[object, string]>([
  [{}, `1 validation error detected: Value null at 'name' ${failed} not be null`],
  [
    { Name: "" },
    `2 validation errors detected: Value '' at 'name' ${failed} have length greater than or equal to 1; Value '' at 'name' ${failed} satisfy regular expression pattern: [\\w/]+`,
  ],
  [
    { Name: "abcdef" },
    `1 validation error detected: Value 'abcdef' at 'name' ${failed} have length less than or equal to 5`,
  ],
  [
    { Name: "a", Secret: "abcd" },
    `1 validation error detected: Value at 'secret' ${failed} have length less than or equal to 3`,
  ],
  [
    { Name: "a", Kind: "ROLE" },
    `1 validation error detected: Value 'ROLE' at 'kind' ${failed} satisfy enum value set: [USER, GROUP]`,
  ],
  [
    { Name: "a", MaxResults: 101 },
    `1 validation error detected: Value '101' at 'maxResults' ${failed} have value less than or equal to 100`,
  ],
  [
    { Name: "a", Tags: [] },
    `1 validation error detected: Value '[]' at 'tags' ${failed} have length greater than or equal to 1`,
  ],
  [
    { Name: "a", Tags: [{ Key: "" }] },
    `1 validation error detected: Value '' at 'tags.1.member.key' ${failed} have length greater than or equal to 1`,
  ],
])("%j is refused in AWS's words", (input, message) => {
  expect(() => validate(shape, input)).toThrow(
    expect.objectContaining({ code: "ValidationException", message }),
  );
});

test.each<[object, string]>([
  [{ Name: 1 }, "NUMBER_VALUE can not be converted to a String"],
  [{ Name: "a", MaxResults: "1" }, "STRING_VALUE can not be converted to a Integer"],
  [{ Name: "a", Tags: {} }, "STRUCTURE_VALUE can not be converted to a List"],
])("%j has a member of the wrong type", (input, message) => {
  expect(() => validate(shape, input)).toThrow(
    expect.objectContaining({ code: "SerializationException", message }),
  );
});

test("members that the shape does not know are ignored, and null is as good as nothing", () => {
  expect(() => validate(shape, { Name: "a", Unknown: 1, Kind: null })).not.toThrow();
});

test("patterns are anchored", () => {
  expect(() => validate({ Name: text({ pattern: /^\d+$/ }) }, { Name: "1x" })).toThrow(/pattern: \\d\+$/);
});
