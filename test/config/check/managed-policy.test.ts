import { managedPolicyId, parseManagedPolicy } from "../../../lib/config/check/managed-policy";

test.each([
  ["ReadOnlyAccess", { path: "/", name: "ReadOnlyAccess" }],
  ["job-function/Billing", { path: "/job-function/", name: "Billing" }],
  ["a/b/C", { path: "/a/b/", name: "C" }],
  ["arn:aws:iam::aws:policy/ReadOnlyAccess", { path: "/", name: "ReadOnlyAccess", partition: "aws" }],
  [
    "arn:aws-cn:iam::aws:policy/job-function/Billing",
    { path: "/job-function/", name: "Billing", partition: "aws-cn" },
  ],
])("%s is understood", (text, policy) => {
  expect(parseManagedPolicy(text)).toEqual(policy);
});

test.each([
  "",
  "/",
  "/ReadOnlyAccess",
  "ReadOnlyAccess/",
  "Read Only",
  "ReadOnlyAccess\n",
  "arn:aws:iam::111111111111:policy/Ours",
  "arn:",
  "ARN:aws:iam::aws:policy/ReadOnlyAccess",
  "${aws}",
  "*",
])("%j is none", (text) => {
  expect(parseManagedPolicy(text)).toBeUndefined();
});

test("one policy has one id, by name and by ARN", () => {
  const ids = ["job-function/Billing", "arn:aws:iam::aws:policy/job-function/Billing"].map((text) => {
    const policy = parseManagedPolicy(text);
    return policy && managedPolicyId(policy);
  });
  expect(ids).toEqual(["/job-function/Billing", "/job-function/Billing"]);
});
