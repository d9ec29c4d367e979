/**
 * A text as Terraform has to read it to get that very text: `${` and `%{` begin an expression in Terraform, and IAM
 * policies are full of `${aws:username}`. Tokens of cdktf stay: they become the expressions that they stand for.
 */
export function terraformText(text: string): string {
  return (
    text
      .replace(/([$%])(?=\{)(?!\{TfToken\[)/g, "$1$1")
      // Otherwise it would escape the expression that the token becomes.
      .replace(/\$(?=\$\{TfToken\[)/g, () => '${"$"}')
  );
}

/** A Terraform expression as cdktf passes it on: `${…}`. */
export function expression(code: string): string {
  return `\${${code}}`;
}
