import type { Argument, Command, Option } from "commander";

const begin = "<!-- Written by `npm run docs` from the command itself. -->";
const end = "<!-- The end of what `npm run docs` writes. -->";

/** A command's page with its part on arguments and options brought up to date. */
export function withOptions(page: string, command: Command): string {
  const [before, rest] = page.split(begin);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined)
    throw new Error(`The page has no lines "${begin}" and "${end}"`);
  return `${before}${begin}\n\n${describe(command)}\n\n${end}${after}`;
}

/** What `--help` prints of a command, in Markdown. */
function describe(command: Command): string {
  const usage = `\`\`\`text\nnpx identity-center ${command.name()} ${command.usage()}\n\`\`\``;
  const lines = [
    ...command.registeredArguments.map((argument) => `- \`${nameOf(argument)}\`: ${argument.description}`),
    ...command.options.filter(({ hidden }) => !hidden).map(describeOption),
  ];
  const after = textAfterHelp(command);
  return [usage, lines.join("\n"), ...(after === "" ? [] : [`\`\`\`text\n${after}\n\`\`\``])].join("\n\n");
}

/** What a command adds to its help. */
function textAfterHelp(command: Command): string {
  let text = "";
  command.configureOutput({ writeOut: (part) => (text += part) }).outputHelp();
  return text.replace(command.helpInformation(), "").trim();
}

function nameOf(argument: Argument): string {
  return argument.required ? `<${argument.name()}>` : `[${argument.name()}]`;
}

function describeOption({
  flags,
  description,
  argChoices,
  defaultValue,
  defaultValueDescription,
}: Option): string {
  const choices = argChoices ? [`one of ${argChoices.map((choice) => `\`${choice}\``).join(", ")}`] : [];
  const value =
    defaultValueDescription ?? (defaultValue === undefined ? undefined : `\`${String(defaultValue)}\``);
  const more = [...choices, ...(value === undefined ? [] : [`default: ${value}`])];
  return `- \`${flags}\`: ${escapeMarkdown(description)}${more.length > 0 ? ` (${more.join("; ")})` : ""}`;
}

/** `<` and `*` would be markup; the texts of the options have no other. */
function escapeMarkdown(text: string): string {
  return text.replace(/<[\w ]+>/g, "`$&`").replace(/(?<!\w)--[a-z-]+/g, "`$&`");
}
