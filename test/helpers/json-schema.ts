import { Ajv2020 } from "ajv/dist/2020";

/** Whether a document fits a JSON Schema of draft 2020-12; a keyword that the draft does not know is an error. */
export function isValid(document: unknown, schema: object): boolean {
  const known = validators.get(schema) ?? new Ajv2020({ strictTypes: false }).compile(schema);
  validators.set(schema, known);
  return known(document);
}

const validators = new Map<object, (document: unknown) => boolean>();
