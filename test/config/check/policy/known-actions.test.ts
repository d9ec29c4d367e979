import { findUnknownAction } from "../../../../lib/config/check/policy/known-actions";
import { iamActions } from "../../../../lib/config/data/read-data";
import { messagesOf } from "./support";

test.each([
  "*",
  "*:*",
  "s3:*",
  "s3:GetObject",
  "S3:GETOBJECT",
  "s3:*Object",
  "iam:Put?olePolicy",
  "sso:Create*",
])("%s is known", (action) => {
  expect(findUnknownAction(action)).toBeUndefined();
});

test.each([
  ["s3:GetObjekt", "unknown-action", ' Did you mean "s3:GetObject"?'],
  ["s3:Gte*", "unknown-action", ' Did you mean "s3:Get*"?'],
  ["s3:ListObjectsV2", "unknown-action", " Did you mean s3:ListBucket?"],
  ["cloudwatch:PutLogEvents", "unknown-action", ' Did you mean "logs:PutLogEvents"?'],
  ["secretmanager:GetSecretValue", "unknown-service", ' Did you mean "secretsmanager:GetSecretValue"?'],
  ["s3:Xyzzy", "unknown-action", ""],
  ["constructor:x", "unknown-service", ""],
  ["s3:toString", "unknown-action", ""],
])("%s is %s", (action, code, hint) => {
  expect(findUnknownAction(action)).toMatchObject({ code, hint });
});

test("it is a warning that names the day of the list, at an action that is allowed, denied or excepted", () => {
  const message =
    /^"s3:GetObjekt" is no action that AWS had documented by \d{4}-\d\d-\d\d; AWS takes any name, and one that does not exist has no effect\. Did you mean "s3:GetObject"\?$/;
  expect(messagesOf({ Action: "s3:GetObjekt" })).toEqual([expect.stringMatching(message)]);
  expect(messagesOf({ Action: "s3:Gte*" })[0]).toMatch(/^"s3:Gte\*" fits no action that AWS had documented /);
  expect(messagesOf({ Effect: "Deny", Action: "s3:GetObjekt" })).toHaveLength(1);
  expect(messagesOf({ Action: undefined, NotAction: ["s3:*", "s3:GetObjekt"] })).toHaveLength(1);
});

test("the list is whole, and says where it is from", () => {
  const { services, published } = iamActions();
  expect(Object.keys(services).length).toBeGreaterThan(400);
  expect(published).toMatch(/^\d{4}-\d\d-\d\d$/);
  for (const actions of Object.values(services)) expect(actions).toMatch(/^[\w-]+( [\w-]+)*$/);
});
