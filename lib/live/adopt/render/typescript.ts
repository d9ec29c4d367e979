import type { AdoptedDocument } from "../document";

const reserved = /^(?!__proto__$)[A-Za-z_$][\w$]*$/;
const widest = 110;

/** A document as a TypeScript config; `part` writes one of several that `mergeAccess` or a folder puts together. */
export function renderTypeScript(
  document: Partial<AdoptedDocument>,
  comment: readonly string[],
  part: boolean,
): string {
  const head = comment.map((line) => `// ${line}\n`).join("");
  const value = literal(document, "");
  return part
    ? `${head}import type { AccessPart } from "cdktf-identity-center/config";\n\nexport default ${value} as const satisfies AccessPart;\n`
    : `${head}import { defineAccess } from "cdktf-identity-center/config";\n\nexport default defineAccess(${value});\n`;
}

/** A value as a literal, on one line where it fits. */
function literal(value: unknown, indent: string): string {
  if (typeof value === "string") return text(value);
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item: unknown) => literal(item, inner))
    : Object.entries(value).flatMap(([key, item]) =>
        item === undefined ? [] : [`${name(key)}: ${literal(item, inner)}`],
      );
  const [open, close, space] = Array.isArray(value) ? ["[", "]", ""] : ["{", "}", " "];
  if (parts.length === 0) return `${open}${close}`;
  const line = `${open}${space}${parts.join(", ")}${space}${close}`;
  if (indent !== "" && line.length + inner.length < widest && !line.includes("\n")) return line;
  return `${open}\n${parts.map((part) => `${inner}${part},\n`).join("")}${indent}${close}`;
}

/** JSON, and what of it ends a line in old JavaScript. A text cannot end its own quotes. */
function text(value: string): string {
  return JSON.stringify(value).replace(
    /[\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16)}`,
  );
}

/** In brackets where a plain key would set the prototype. */
function name(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return reserved.test(key) ? key : text(key);
}
