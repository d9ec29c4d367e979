import fs from "node:fs";
import path from "node:path";
import { createProgram } from "../lib/cli/program";
import { apiReference } from "./docs/api";
import { withOptions } from "./docs/command-options";
import { configReference } from "./docs/config-reference";

/** Writes what of the documentation comes from the code. */
const docs = path.join(__dirname, "../docs");
fs.writeFileSync(path.join(docs, "config.md"), configReference());
fs.writeFileSync(path.join(docs, "API.md"), apiReference());
for (const command of createProgram().commands) {
  const file = path.join(docs, "commands", `${command.name()}.md`);
  fs.writeFileSync(file, withOptions(fs.readFileSync(file, "utf8"), command));
}
