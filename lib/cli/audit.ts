import { Command, Option } from "commander";
import type { Access } from "../access/access";
import type { AssignmentState, AuditReport } from "../access/audit-report";
import { ExpectedError } from "../config/problems/expected-error";
import { didYouMean, show } from "../config/problems/show";
import type { InstanceState } from "../live/instance";
import type { AuditFilter } from "../review/audit/select-audit";
import { callsPerSecondOption, interruptible } from "./reading-aws";
import { configArgument } from "./validate";
import { warn } from "./warn";
import { writeResult } from "./write-result";

const formats = ["table", "markdown", "csv", "json", "html"] as const;
const states = ["missing", "unmanaged", "in-sync"] as const satisfies readonly AssignmentState[];

interface Flags extends AuditFilter {
  readonly format: (typeof formats)[number];
  readonly out?: string;
  readonly callsPerSecond?: number;
}

/** `identity-center audit`. */
export function auditCommand(): Command {
  return new Command("audit")
    .description(
      "Compare what AWS has with an access config: account assignments that are missing or unmanaged, permission sets that were changed. Exit 0: in sync; 2: something differs.",
    )
    .addArgument(configArgument())
    .option("--principal <key|name>", "only this user or group")
    .option("--account <key|name|id>", "only this account")
    .option("--permission-set <key|name>", "only this permission set")
    .addOption(
      new Option(
        "--state <state>",
        "only account assignments in this state; default: all in csv, json and html, what differs in table and markdown",
      ).choices(states),
    )
    .addOption(new Option("--format <format>", "how it is written").choices(formats).default("table"))
    .option("--out <file>", "write to a file instead of standard output")
    .addOption(callsPerSecondOption())
    .action((config: string | undefined, flags: Flags) =>
      interruptible((signal) => runAudit(config, flags, signal)),
    );
}

async function runAudit(config: string | undefined, flags: Flags, signal: AbortSignal): Promise<void> {
  const { loadAccess } = await import("../access/access");
  const { differs } = await import("../access/audit-report");
  const { filterAudit } = await import("../review/audit/select-audit");
  const { summarizeAudit } = await import("../review/audit/summary");
  const { format, out, callsPerSecond, ...filter } = flags;
  const access = await loadAccess({ file: config });
  await warn(access.warnings);
  const { report, state } = await read(access, callsPerSecond, signal);
  checkFilter(filter, report, access, state);
  const wanted = filterAudit(report, filter);
  const result =
    format === "html"
      ? await page(wanted, access, filter)
      : `${await write(wanted, format, filter.state === "in-sync")}\n`;
  writeResult(result, out);
  // The table begins with it; of the others programs read every line, and of a page nobody does.
  if (out !== undefined || format === "csv" || format === "json" || format === "html")
    process.stderr.write(`${summarizeAudit(wanted).join("\n")}\n`);
  if (differs(wanted)) process.exitCode = 2;
}

async function read(
  access: Access,
  callsPerSecond: number | undefined,
  signal: AbortSignal,
): Promise<{ readonly report: AuditReport; readonly state: InstanceState }> {
  const { connect } = await import("../live/aws/aws");
  const { readInstance } = await import("../live/read/read-instance");
  const { lookUpPrincipals } = await import("../live/audit/look-up-principals");
  const { audit } = await import("../live/audit/audit");
  const { startReadingProgress } = await import("./reading-progress");
  const { region, instance } = access.config;
  const { onProgress, onWait, end } = startReadingProgress();
  try {
    const aws = await connect({ region, callsPerSecond, signal, onWait });
    const state = await readInstance(aws, { instance, onProgress });
    const report = audit(access, state, await lookUpPrincipals(aws, access.config, state));
    return { report, state };
  } finally {
    end();
  }
}

async function page(report: AuditReport, access: Access, filter: AuditFilter): Promise<string> {
  const { auditPageData } = await import("../review/page/audit-page");
  const { writePage } = await import("../review/page/write-page");
  return writePage(auditPageData({ report, access, filter, madeAt: new Date() }));
}

async function write(
  report: AuditReport,
  format: Exclude<Flags["format"], "html">,
  inSync: boolean,
): Promise<string> {
  if (format === "csv" || format === "json") {
    const { formatAuditCsv, formatAuditJson } = await import("../review/audit/audit-rows");
    return format === "csv" ? formatAuditCsv(report) : formatAuditJson(report);
  }
  const { formatAuditTable, formatAuditMarkdown } = await import("../review/audit/format-audit");
  return (format === "table" ? formatAuditTable : formatAuditMarkdown)(report, { inSync });
}

/** A filter by a name that nobody has would print an empty audit, which reads as "all is well". */
function checkFilter(
  { principal, account, permissionSet }: AuditFilter,
  { accountAssignments, permissionSets }: AuditReport,
  { config, organization }: Access,
  { accounts }: InstanceState,
): void {
  const principals = accountAssignments.map((row) => row.principal);
  checkKnown("principal", principal, [...config.users.keys(), ...config.groups.keys(), ...principals]);
  const sets = permissionSets.flatMap((set) => [set.permissionSet, set.name]);
  checkKnown("permission set", permissionSet, sets);
  const known = [...accounts.values(), ...(organization?.accounts.values() ?? [])];
  checkKnown("account", account, [...config.accounts.keys(), ...known.flatMap(({ id, name }) => [id, name])]);
}

function checkKnown(what: string, value: string | undefined, known: readonly string[]): void {
  if (value === undefined || known.includes(value)) return;
  throw new ExpectedError(
    `Neither the access config nor AWS has a ${what} ${show(value)}.${didYouMean(value, [...new Set(known)])}`,
  );
}
