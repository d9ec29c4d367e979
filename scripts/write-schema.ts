import fs from "node:fs";
import path from "node:path";
import { buildJsonSchema } from "./json-schema";

/** Writes the JSON Schema that the package ships. */
const file = path.join(__dirname, "../schema/access.schema.json");
fs.mkdirSync(path.dirname(file), { recursive: true });
fs.writeFileSync(file, `${JSON.stringify(buildJsonSchema(), undefined, 2)}\n`);
