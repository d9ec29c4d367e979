import { findUnknownManagedPolicy } from "../../../../lib/config/check/policy/known-managed-policies";
import { awsManagedPolicies } from "../../../../lib/config/data/read-data";
import { brief, problemsOfSet } from "../../../helpers/problems";

const hintOf = (path: string, name: string) => findUnknownManagedPolicy({ path, name })?.hint;

test.each([
  ["/", "ReadOnlyAccess"],
  ["/job-function/", "Billing"],
  ["/service-role/", "AWSLambdaBasicExecutionRole"],
])("%s%s exists", (path, name) => {
  expect(hintOf(path, name)).toBeUndefined();
});

test.each([
  ["/", "Billing", ' With its path it is "job-function/Billing".'],
  ["/job-function/", "ReadOnlyAccess", ' With its path it is "ReadOnlyAccess".'],
  ["/", "ReadonlyAccess", ' Did you mean "ReadOnlyAccess"?'],
  ["/", "Biling", ' Did you mean "job-function/Billing"?'],
  ["/jobfunction/", "ViewOnlyAccess", ' With its path it is "job-function/ViewOnlyAccess".'],
  ["/", "TeamBoundaryEditor", ""],
])("%s%s does not", (path, name, hint) => {
  expect(hintOf(path, name)).toBe(hint);
});

test("an ARN of another partition is taken as it is", () => {
  expect(findUnknownManagedPolicy({ path: "/", name: "Billing", partition: "aws-cn" })).toBeUndefined();
  expect(findUnknownManagedPolicy({ path: "/", name: "Billing", partition: "aws" })).toBeDefined();
});

test("it is a warning at each place that names an AWS managed policy", () => {
  const set = {
    managedPolicies: ["ReadOnlyAccess", "Billing"],
    permissionsBoundary: { managedPolicy: "Billing" },
  };
  const problems = problemsOfSet(set);
  expect(brief(problems)).toEqual([
    "unknown-managed-policy permissionSets.Set.managedPolicies[1]",
    "unknown-managed-policy permissionSets.Set.permissionsBoundary.managedPolicy",
  ]);
  expect(problems[0]).toMatchObject({
    severity: "warning",
    message: `there was no AWS managed policy "Billing" on ${awsManagedPolicies().published}, and attaching one that does not exist fails. With its path it is "job-function/Billing".`,
  });
});

test("the list is whole, and says where it is from", () => {
  const { policies, published } = awsManagedPolicies();
  expect(policies.length).toBeGreaterThan(1000);
  expect(published).toMatch(/^\d{4}-\d\d-\d\d$/);
  for (const policy of policies) expect(policy).toMatch(/^([\w-]+\/)?[\w.+=,@-]+$/);
});
