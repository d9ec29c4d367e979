import { Document, isMap, isScalar, isSeq, visit } from "yaml";
import type { AdoptedDocument } from "../document";

/** A document as YAML: lists of texts on one line, maps on several. What needs quotes gets them. */
export function renderYaml(document: Partial<AdoptedDocument>, comment: readonly string[]): string {
  const yaml = new Document(document, { aliasDuplicateObjects: false });
  visit(yaml, {
    Seq: (_, node) => {
      node.flow = node.items.every((item) => isScalar(item) || isSmallMap(item));
    },
  });
  const head = comment.map((line) => `# ${line}\n`).join("");
  return head + yaml.toString({ lineWidth: 110, flowCollectionPadding: true });
}

/** A map of texts with one or two keys, such as a target. */
function isSmallMap(node: unknown): boolean {
  return (
    isMap(node) && node.items.length <= 2 && node.items.every(({ value }) => !isMap(value) && !isSeq(value))
  );
}
