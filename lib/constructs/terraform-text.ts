/**
 * A text as Terraform has to read it to get that very text: `${` and `%{` begin an expression in Terraform, and IAM
 * policies are full of `${aws:username}`.
 */
export function terraformText(text: string): string {
  return text.replace(/([$%])(?=\{)/g, "$1$1");
}

/** A Terraform expression as cdktf passes it on: `${…}`. */
export function expression(code: string): string {
  return `\${${code}}`;
}
