import { createProgram } from "../../lib/cli/program";
import { apiReference } from "../../scripts/docs/api";
import { withOptions } from "../../scripts/docs/command-options";
import { configReference } from "../../scripts/docs/config-reference";
import { readText } from "../helpers/markdown";

// What differs here is mended by `npm run docs`.

test("the reference of the access config is that of the schema", () => {
  expect(readText("docs/config.md")).toBe(configReference());
}, 60_000);

test("the API is that of the code", () => {
  expect(readText("docs/API.md")).toBe(apiReference());
}, 120_000);

test.each(createProgram().commands)(
  "the page of a command has the options of its --help: $_name",
  (command) => {
    const page = readText(`docs/commands/${command.name()}.md`);
    expect(page).toBe(withOptions(page, command));
    for (const { long, hidden } of command.options)
      if (!hidden) expect(command.helpInformation()).toContain(long);
  },
);
