import { isSamePolicy } from "../../../../lib/config/check/policy/same-policy";

const policy = (statement: object | object[], version = "2012-10-17") =>
  JSON.stringify({ Version: version, Statement: statement });
const allow = (changes: object) => ({ Effect: "Allow", Action: "s3:GetObject", Resource: "*", ...changes });

test.each<[string, string, string]>([
  ["white space", policy(allow({})), JSON.stringify(JSON.parse(policy(allow({}))), undefined, 4)],
  ["one statement and a list of one", policy(allow({})), policy([allow({})])],
  ["one action and a list of one", policy(allow({})), policy(allow({ Action: ["s3:GetObject"] }))],
  ["the case of an action", policy(allow({})), policy(allow({ Action: "S3:getobject" }))],
  [
    "the order of actions",
    policy(allow({ Action: ["a:B", "c:D"] })),
    policy(allow({ Action: ["c:D", "a:B"] })),
  ],
  [
    "the order of resources",
    policy(allow({ Resource: ["x", "y"] })),
    policy(allow({ Resource: ["y", "x", "y"] })),
  ],
  [
    "the order of statements",
    policy([allow({}), allow({ Effect: "Deny" })]),
    policy([allow({ Effect: "Deny" }), allow({})]),
  ],
  [
    "the order of keys",
    policy({ Effect: "Allow", Action: "*", Resource: "*" }),
    policy({ Resource: "*", Action: "*", Effect: "Allow" }),
  ],
  [
    "a condition's value as a text, and the case of its key",
    policy(allow({ Condition: { Bool: { "aws:SecureTransport": "true" } } })),
    policy(allow({ Condition: { Bool: { "aws:securetransport": [true] } } })),
  ],
  [
    "a version left out, which is the old one",
    policy(allow({}), "2008-10-17"),
    JSON.stringify({ Statement: allow({}) }),
  ],
])("%s says nothing", (_, a, b) => {
  expect(isSamePolicy(a, b)).toBe(true);
  expect(isSamePolicy(b, a)).toBe(true);
});

test.each<[string, string | undefined, string | undefined]>([
  ["another action", policy(allow({})), policy(allow({ Action: "s3:PutObject" }))],
  ["an effect", policy(allow({})), policy(allow({ Effect: "Deny" }))],
  [
    "the case of a resource",
    policy(allow({ Resource: "arn:aws:s3:::a" })),
    policy(allow({ Resource: "arn:aws:s3:::A" })),
  ],
  [
    "Action and NotAction",
    policy(allow({})),
    policy({ Effect: "Allow", NotAction: "s3:GetObject", Resource: "*" }),
  ],
  ["a version", policy(allow({})), policy(allow({}), "2008-10-17")],
  [
    "a condition",
    policy(allow({})),
    policy(allow({ Condition: { Bool: { "aws:SecureTransport": "true" } } })),
  ],
  [
    "the operator of a condition",
    policy(allow({ Condition: { StringEquals: { a: "b" } } })),
    policy(allow({ Condition: { StringLike: { a: "b" } } })),
  ],
  [
    "one statement twice is not two",
    policy([allow({}), allow({ Effect: "Deny" })]),
    policy([allow({}), allow({})]),
  ],
  ["no policy", policy(allow({})), undefined],
  ["what is no JSON", "{", "{}"],
])("%s does", (_, a, b) => {
  expect(isSamePolicy(a, b)).toBe(false);
  expect(isSamePolicy(b, a)).toBe(false);
});

test("what is no policy is compared as it stands there", () => {
  expect(isSamePolicy("{", "{")).toBe(true);
  expect(isSamePolicy(undefined, undefined)).toBe(true);
  expect(isSamePolicy("null", "[]")).toBe(false);
});
