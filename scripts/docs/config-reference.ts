import { isDeepStrictEqual } from "node:util";
import { topLevelKeys } from "../../lib/config/schema";
import { buildJsonSchema } from "../json-schema";

/** A schema of JSON Schema, as far as it is told here. */
interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly const?: unknown;
  readonly not?: object;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly propertyNames?: Schema;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly minItems?: number;
  readonly maxProperties?: number;
}

const introduction = `# Reference of the access config

<!-- Written by \`npm run docs\` from the schema of the access config: change the schema, not this file. -->

Every setting, with what it may be. A document is TypeScript (\`defineAccess\`), YAML or JSON, and holds these maps; only
\`assignments\` has to be there. [Writing an access config](writing-a-config.md) tells how they are used, and
[Problems](problems.md) what \`validate\` says where something is wrong.
`;

/** The reference of the access config, in Markdown, from the schema that the package ships. */
export function configReference(): string {
  const { properties = {} } = buildJsonSchema() as Schema;
  const target = properties.accountGroups?.additionalProperties as Schema;
  const told = topLevelKeys.map((key) => {
    const schema = properties[key];
    if (!schema) throw new Error(`The schema has no ${key}`);
    return section(key, schema, target.items);
  });
  return [introduction, ...told, targets(target.items)].join("\n");
}

function section(key: string, schema: Schema, target: Schema | undefined): string {
  const { propertyNames, additionalProperties: item } = schema;
  const isMap = propertyNames !== undefined && typeof item === "object";
  const lines = isMap
    ? [`- ${told("<key>", item, false, target)}`, ...settings(item, target, 1)]
    : settings(schema, target, 0);
  const form = isMap ? "" : `\n\nIt is: ${formOf(schema, target)}.`;
  return `## \`${key}\`\n\n${schema.description ?? ""}${form}\n\n${lines.join("\n")}\n`;
}

function targets(target: Schema | undefined): string {
  if (!target) throw new Error("The schema has no targets");
  const text =
    'What selects accounts: a key of `accounts` or `accountGroups`, an account id in quotes, `"*"` for every account, or a map:';
  return `## Targets\n\n${text} ${oneOf(formsOf(target).slice(1))}.\n\n${settings(target, undefined, 0).join("\n")}\n`;
}

/** A list of the settings of a map, of the items of a list, or of every form that there is, nested as they are. */
function settings(schema: Schema, target: Schema | undefined, depth: number): string[] {
  if (isTargets(schema, target)) return [];
  const values = schema.additionalProperties;
  return [
    ...ownSettings(schema, target, depth),
    ...forms(schema).flatMap((form) => settings(form, target, depth)),
    ...(schema.items ? settings(schema.items, target, depth) : []),
    ...(typeof values === "object" ? settings(values, target, depth) : []),
  ];
}

/** Settings of one form that follow each other and are all that is told of them share a line. */
function ownSettings(schema: Schema, target: Schema | undefined, depth: number): string[] {
  const lines: string[] = [];
  let before: Schema | undefined;
  for (const [name, setting] of named(schema)) {
    const required = schema.required?.includes(name) === true && named(schema).length > 1;
    const nested = settings(setting, target, depth + 1);
    if (before && !required && !setting.description && isDeepStrictEqual(setting, before)) {
      lines.push((lines.pop() ?? "").replace(/: /, `, \`${name}\`: `));
    } else {
      lines.push(`${"  ".repeat(depth)}- ${told(name, setting, required, target)}`, ...nested);
    }
    before = nested.length > 0 || required ? undefined : setting;
  }
  return lines;
}

/** The settings of a map by name, without those that must not be there. */
function named({ properties = {} }: Schema): [string, Schema][] {
  return Object.entries(properties).filter(([, setting]) => setting.not === undefined);
}

/** The forms among which a value chooses; what only says which settings have to be there is none. */
function forms({ anyOf = [] }: Schema): readonly Schema[] {
  return anyOf.filter(({ type }) => type !== undefined);
}

function told(name: string, setting: Schema, required: boolean, target: Schema | undefined): string {
  const form = `${formOf(setting, target)}${required ? ", **required**" : ""}`;
  return `\`${name}\`: ${form}${setting.description ? `. ${setting.description}` : ""}`;
}

/** What a value may be, in words. */
function formOf(schema: Schema, target?: Schema): string {
  if (isTargets(schema, target)) return `list of [targets](#targets)${count(schema)}`;
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return oneOf(schema.enum.map((value) => `\`${value}\``));
  if (forms(schema).length > 0) return oneOf(formsOf(schema, target));
  if (schema.type === "array")
    return schema.items?.not ? "list of functions, in TypeScript" : listForm(schema, target);
  if (schema.type === "boolean") return "`true` or `false`";
  if (schema.type === "string") return textForm(schema);
  return mapForm(schema, target);
}

function formsOf(schema: Schema, target?: Schema): string[] {
  return forms(schema).map((form) => formOf(form, target));
}

function listForm(schema: Schema, target: Schema | undefined): string {
  return `list of ${schema.items ? formOf(schema.items, target).replace(/^(text|map)\b/, "$1s") : "anything"}${count(schema)}`;
}

function mapForm(schema: Schema, target: Schema | undefined): string {
  const names = named(schema).map(([name]) => name);
  if (names.length > 4) return `map of settings${atLeastOne(schema)}`;
  if (schema.additionalProperties === false) return `\`{ ${names.join(", ")} }\`${atLeastOne(schema)}`;
  const most = schema.maxProperties === undefined ? "" : `, at most ${schema.maxProperties}`;
  const value = schema.additionalProperties;
  return typeof value === "object" && value.type
    ? `map of names to ${formOf(value, target).replace(/^text/, "texts")}${most}`
    : `map${most}`;
}

/** Of which settings one has to be there. */
function atLeastOne({ anyOf = [] }: Schema): string {
  const names = anyOf.flatMap(({ type, required = [] }) => (type === undefined ? required : []));
  return names.length === 0 ? "" : `, at least one of ${oneOf(names.map((name) => `\`${name}\``))}`;
}

function textForm({ minLength = 0, maxLength, pattern }: Schema): string {
  const length =
    maxLength === undefined
      ? ""
      : ` of ${minLength > 0 ? `${minLength} to` : "at most"} ${maxLength} characters`;
  return `text${length}${pattern === undefined ? "" : ` matching ${code(pattern)}`}`;
}

function count({ minItems, maxItems }: Schema): string {
  if (maxItems !== undefined) return `, at most ${maxItems}`;
  return minItems === undefined ? "" : `, at least ${minItems}`;
}

function oneOf(forms: readonly string[]): string {
  return forms.length < 2 ? forms.join("") : `${forms.slice(0, -1).join(", ")} or ${forms.at(-1)}`;
}

/** Inline code, whatever the text is. */
function code(text: string): string {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}

function isTargets(schema: Schema, target: Schema | undefined): boolean {
  return target !== undefined && isDeepStrictEqual(schema.items, target);
}
