import { withAdvice } from "../../lib/terraform/what-to-do";

test.each([
  ["Saved plan is stale", /make a new plan/i],
  ["Inconsistent dependency lock file", /Commit \.terraform\.lock\.hcl/],
  ["Error acquiring the state lock", /terraform force-unlock/],
  ["Backend configuration changed", /-migrate-state/],
  [
    "the current package for registry.terraform.io/hashicorp/aws 5.100.0 doesn't match any of the checksums previously recorded in the dependency lock file",
    /terraform providers lock -platform=/,
  ],
])("%s: what to do", (says, todo) => {
  const [first, ...rest] = withAdvice(says).split("\n");
  expect(first).toBe(says);
  expect(rest.join("\n")).toMatch(todo);
});

test("what is not known stays as Terraform says it", () => {
  expect(withAdvice("No such group")).toBe("No such group");
});
