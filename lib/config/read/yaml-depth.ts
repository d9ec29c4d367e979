import { Lexer, Parser } from "yaml";
import { deepest } from "./document-limits";

const collections = new Set(["block-map", "block-seq", "flow-collection"]);

/**
 * Where a YAML text nests more than 64 levels deep, as an offset. The parser's stack is watched, which costs no stack
 * of ours: composing such a document would overflow it.
 */
export function tooDeepAt(text: string): number | undefined {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    // Only running the generator moves the parser on.
    for (const token of parser.next(lexeme)) void token;
    if (parser.stack.length > deepest && depthOf(parser) > deepest) return parser.offset - lexeme.length;
  }
  return undefined;
}

function depthOf({ stack }: Parser): number {
  return stack.filter(({ type }) => collections.has(type)).length;
}
