import { expression, terraformText } from "../../lib/constructs/terraform-text";

// The left column is what Terraform 1.11 makes of the right one.
test.each([
  ["plain", "plain"],
  ["${aws:username}", "$${aws:username}"],
  ["%{if}", "%%{if}"],
  ["$${a}", "$$${a}"],
  ["$$${a}", "$$$${a}"],
  ["%%{a}", "%%%{a}"],
  ["$%{a}", "$%%{a}"],
  ["100% of $5 {a}", "100% of $5 {a}"],
  ["${a}${b}", "$${a}$${b}"],
  ["$", "$"],
  ["", ""],
])("%s is written %s", (text, written) => {
  expect(terraformText(text)).toBe(written);
});

test("an expression stands in braces", () => {
  expect(expression("data.x.y[0]")).toBe("${data.x.y[0]}");
});
