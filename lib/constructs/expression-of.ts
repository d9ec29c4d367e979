import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import type { Construct } from "constructs";
import { holdsToken } from "../config/tokens";

/**
 * A text with the expressions that its tokens stand for: what tells two such texts apart. The tokens themselves are
 * numbered as the program makes them, and a name made from their numbers would change with every line above.
 */
export function expressionOf(scope: Construct, text: string): string {
  if (!holdsToken(text)) return text;
  const resolver = new DefaultTokenResolver(new StringConcat());
  return String(Tokenization.resolve(text, { scope, resolver }));
}
