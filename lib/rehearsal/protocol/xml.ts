/** The members of a value as XML elements, as the query protocol writes them: a list has `member` elements. */
export function xmlOf(value: object): string {
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([name, inner]) => element(name, inner))
    .join("");
}

function element(name: string, value: unknown): string {
  if (Array.isArray(value))
    return `<${name}>${value.map((item) => element("member", item)).join("")}</${name}>`;
  if (typeof value === "object" && value !== null) return `<${name}>${xmlOf(value)}</${name}>`;
  return `<${name}>${escaped(String(value))}</${name}>`;
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
