import path from "node:path";
import ts from "typescript";
import { z } from "zod";
import * as schema from "../lib/config/schema";

/** A schema of JSON Schema, as far as it is walked here. */
interface JsonSchema {
  description?: string;
  readonly anyOf?: JsonSchema[];
  readonly properties?: Record<string, JsonSchema>;
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  [keyword: string]: unknown;
}

const { mapSpecs, topSpecs } = schema;
const root = path.join(__dirname, "..");

/**
 * The JSON Schema of a document of an access config, from its zod schema and the comments of its settings. It says
 * what an editor can tell by itself: references, limits across parts, and `assignments` in at least one document of a
 * folder are for `identity-center validate`.
 */
export function buildJsonSchema(): JsonSchema {
  const comments = readComments();
  const properties = {
    $schema: { type: "string", description: "The address of this schema, for editors." },
    ...mapObject(topSpecs, toJsonSchema),
    ...mapObject(mapSpecs, (spec, name) => ({
      type: "object",
      propertyNames: itemKey(name),
      additionalProperties: { ...toJsonSchema(spec), description: comments.ofSpec(spec) },
    })),
  };
  const document: JsonSchema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Access config of cdktf-identity-center",
    description: "Who may use which AWS account: one document, or one of a folder of them.",
    type: "object",
    properties,
    additionalProperties: false,
  };
  describe(document, comments.config, comments.checker);
  return JSON.parse(JSON.stringify(document)) as JsonSchema;
}

function toJsonSchema(spec: z.ZodType): JsonSchema {
  const converted = z.toJSONSchema(spec, {
    target: "draft-2020-12",
    io: "input",
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      // What must not be there, and functions, which TypeScript alone has.
      if (["undefined", "custom"].includes(zodSchema._zod.def.type)) jsonSchema.not = {};
      // Lists are read-only in TypeScript; to an editor the word says that nobody may write them.
      delete jsonSchema.readOnly;
    },
  });
  delete converted.$schema;
  return converted as JsonSchema;
}

/** The name of an item, as `check-document.ts` wants it. */
function itemKey(map: string): JsonSchema {
  const plain = { minLength: 1, maxLength: 128, pattern: "^\\S(.*\\S)?$" };
  return map === "accounts" ? { ...plain, not: { pattern: "^(\\d+|\\*)$" } } : plain;
}

/** The comments of the settings, which TypeScript shows to those who write a config in it. */
function readComments() {
  const file = (name: string) => path.join(root, "lib/config", name);
  const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), ts.sys.readFile) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(
    { ...config.compilerOptions, incremental: false, tsBuildInfoFile: undefined, types: [] },
    root,
  );
  const program = ts.createProgram([file("schema/index.ts"), file("define-access.ts")], options);
  const checker = program.getTypeChecker();
  const exportOf = (module: string, name: string): ts.Symbol => {
    const source = program.getSourceFile(file(module));
    const symbol = source && checker.getSymbolAtLocation(source);
    const found = symbol && checker.getExportsOfModule(symbol).find((one) => one.name === name);
    if (!found) throw new Error(`${module} exports no ${name}`);
    return found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
  };
  const [signature] = checker
    .getTypeOfSymbol(exportOf("define-access.ts", "defineAccess"))
    .getCallSignatures();
  if (!signature) throw new Error("defineAccess is no function");
  return {
    checker,
    config: signature.getReturnType(),
    ofSpec(spec: unknown): string | undefined {
      const [name] = Object.entries(schema).find(([, value]) => value === spec) ?? [];
      return name === undefined ? undefined : commentOf(exportOf("schema/index.ts", name), checker);
    },
  };
}

function commentOf(symbol: ts.Symbol, checker: ts.TypeChecker): string | undefined {
  const text = ts.displayPartsToString(symbol.getDocumentationComment(checker));
  return text.replace(/\s+/g, " ").trim() || undefined;
}

/** Gives every setting of a schema the comment that the same setting of a type has. */
function describe(json: JsonSchema, type: ts.Type, checker: ts.TypeChecker): void {
  for (const branch of (type.isUnion() && json.anyOf) || []) {
    const member = memberFor(branch, type);
    if (member) describe(branch, member, checker);
  }
  const given = memberFor(json, type) ?? type;
  for (const [key, setting] of Object.entries(json.properties ?? {})) {
    const symbol = given.getProperty(key);
    if (!symbol) continue;
    setting.description ??= commentOf(symbol, checker);
    describe(setting, checker.getNonNullableType(checker.getTypeOfSymbol(symbol)), checker);
  }
  const item = type.getNumberIndexType();
  if (json.items && item) describe(json.items, item, checker);
  const value = type.getStringIndexType();
  if (typeof json.additionalProperties === "object" && value) {
    describe(json.additionalProperties, value, checker);
  }
}

/** Of a union the member with the settings of a branch and the fewest beside them. */
function memberFor({ properties, items }: JsonSchema, type: ts.Type): ts.Type | undefined {
  if (!type.isUnion()) return type;
  if (items)
    return type.types.find(
      (member) => member.getNumberIndexType() && !(member.flags & ts.TypeFlags.StringLike),
    );
  const keys = Object.keys(properties ?? {});
  return type.types
    .filter((member) => keys.length > 0 && keys.every((key) => member.getProperty(key)))
    .sort((a, b) => a.getProperties().length - b.getProperties().length)[0];
}

function mapObject<T>(items: Readonly<Record<string, T>>, change: (item: T, key: string) => JsonSchema) {
  return Object.fromEntries(Object.entries(items).map(([key, item]) => [key, change(item, key)]));
}
