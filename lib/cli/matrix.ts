import { Command, Option } from "commander";
import type { Access } from "../access/access";
import { ExpectedError } from "../config/problems/expected-error";
import { didYouMean, show } from "../config/problems/show";
import type { MatrixFilter } from "../review/matrix";
import { configArgument } from "./validate";
import { warn } from "./warn";
import { writeResult } from "./write-result";

const formats = ["table", "markdown", "csv", "json", "html"] as const;

interface Flags extends MatrixFilter {
  readonly format: (typeof formats)[number];
  readonly out?: string;
}

/** `identity-center matrix`. */
export function matrixCommand(): Command {
  return new Command("matrix")
    .description("Who gets what where: every account assignment that an access config means, as a row.")
    .addArgument(configArgument())
    .option("--principal <key>", "only this user or group")
    .option("--account <key|name|id>", "only this account")
    .option("--permission-set <key>", "only this permission set")
    .addOption(new Option("--format <format>", "how rows are written").choices(formats).default("table"))
    .option("--out <file>", "write to a file instead of standard output")
    .addHelpText(
      "after",
      "\nBehind every row AWS makes a role in the account. How IAM conditions, KMS and EKS refer to it: docs/roles.md, and the output reserved_roles of the stack.",
    )
    .action(async (config: string | undefined, { format, out, ...filter }: Flags) => {
      const { loadAccess } = await import("../access/access");
      const matrix = await import("../review/matrix");
      const access = await loadAccess({ file: config });
      const { accountAssignments, warnings } = access;
      checkFilter(filter, access);
      await warn(warnings);
      const shown = matrix.filterMatrix(accountAssignments, filter);
      if (format === "html") {
        const { matrixPageData } = await import("../review/page/matrix-page");
        const { writePage } = await import("../review/page/write-page");
        const page = matrixPageData({ access, accountAssignments: shown, filter, madeAt: new Date() });
        return writeResult(writePage(page), out);
      }
      const write = {
        table: matrix.formatMatrixTable,
        markdown: matrix.formatMatrixMarkdown,
        csv: matrix.formatMatrixCsv,
        json: matrix.formatMatrixJson,
      }[format];
      writeResult(`${write(matrix.toMatrixRows(shown))}\n`, out);
    });
}

/** A filter by a name that nobody has would print an empty matrix, which reads as "no access". */
function checkFilter(
  { principal, account, permissionSet }: MatrixFilter,
  { config, organization }: Access,
): void {
  const { users, groups, accounts, permissionSets } = config;
  const byId = [...accounts.values()].flatMap((lookup) => (lookup.by === "id" ? [lookup.id] : [lookup.name]));
  const tree = [...(organization?.accounts.values() ?? [])].flatMap(({ id, name }) => [id, name]);
  checkKnown("principal", principal, [...users.keys(), ...groups.keys()]);
  checkKnown("permission set", permissionSet, [...permissionSets.keys()]);
  if (account !== undefined && /^\d{12}$/.test(account)) return;
  checkKnown("account", account, [...accounts.keys(), ...byId, ...tree]);
}

function checkKnown(what: string, value: string | undefined, known: readonly string[]): void {
  if (value === undefined || known.includes(value)) return;
  throw new ExpectedError(`The access config has no ${what} ${show(value)}.${didYouMean(value, known)}`);
}
