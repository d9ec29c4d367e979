/** As much of the package as tests use. */
declare module "commonmark" {
  export interface Node {
    readonly type: string;
    readonly literal: string | null;
    walker(): { next(): { readonly entering: boolean; readonly node: Node } | null };
  }
  export class Parser {
    parse(text: string): Node;
  }
  export class HtmlRenderer {
    render(node: Node): string;
  }
}
