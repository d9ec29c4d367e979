import { briefOfStatement } from "./support";

test.each([
  "*",
  "*:*",
  "s3:*",
  "s3:Get*",
  "s3:GetObject",
  "S3:getobject",
  "s3:?etObject",
  "execute-api:Invoke",
])("the action %s is one", (Action) => {
  expect(briefOfStatement({ Action })).toEqual([]);
});

test.each([
  "",
  "GetObject",
  "s3",
  "s3:",
  ":GetObject",
  "s3:Get:Object",
  "s3:Get Object",
  "s3*:Get*",
  "${x}:y",
  "**",
  "s3:GetObject\n",
  "arn:aws:s3:::x",
])("the action %j is none", (Action) => {
  expect(briefOfStatement({ Action })).toEqual(["inline-policy-action Action"]);
  expect(briefOfStatement({ Action: ["*", Action] })).toEqual(["inline-policy-action Action[1]"]);
});

test.each([
  "*",
  "arn:aws:s3:::bucket/*",
  "arn:*",
  "arn:aws:s3:::home/${aws:username}/*",
  "${aws:PrincipalTag/arn}",
])("the resource %s is one", (Resource) => {
  expect(briefOfStatement({ Resource })).toEqual([]);
});

test.each([
  "",
  "bucket",
  "**",
  "*\n",
  "s3:::bucket",
  " arn:aws:s3:::bucket",
  "ARN:aws:s3:::b",
  "${",
  "*:bucket",
])("the resource %j is none", (Resource) => {
  expect(briefOfStatement({ Resource })).toEqual(["inline-policy-resource Resource"]);
});
