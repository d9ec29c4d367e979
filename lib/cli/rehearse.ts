import { Command, InvalidArgumentError, Option } from "commander";
import type { Access } from "../access/access";
import type { RehearsalProgress, RehearsalReport } from "../rehearsal/run/rehearse";
import type { Fault, RehearsalOptions } from "../rehearsal";
import { ExpectedError } from "../config/problems/expected-error";
import { faultHelp, faultSyntax, parseFault } from "../rehearsal/faults/parse-fault";
import type { Policies } from "../rehearsal/authorization/check-policies";
import { colorsFor, interruptSignal, startProgress } from "./terminal";
import { configArgument } from "./validate";
import { warn } from "./warn";

interface Flags {
  readonly serve?: true;
  readonly port: number;
  readonly seed?: string;
  readonly stack?: string;
  readonly provisioningSeconds: number;
  readonly callsPerSecond?: number;
  readonly outstandingCreations?: number;
  readonly fault: readonly Fault[];
  readonly policy: readonly string[];
  readonly faultSeed: number;
  readonly provisioningConflicts?: true;
  readonly emptyPages?: true;
}

/** `identity-center rehearse`. */
export function rehearseCommand(): Command {
  return new Command("rehearse")
    .description(
      "Deploy an access config to a local Identity Center with the real Terraform and AWS provider, read back what the service then holds, and plan again. No AWS account is needed or reached.",
    )
    .addArgument(configArgument())
    .option("--serve", "only serve: for terraform, the AWS CLI or an SDK of your own")
    .addOption(
      new Option("--port <port>", "port of 127.0.0.1 to serve on; 0 takes a free one")
        .default(0)
        .argParser(portNumber),
    )
    .option(
      "--seed <file>",
      "with --serve: what the service holds, a YAML or JSON file, instead of what a config needs",
    )
    .option("--stack <name>", "the stack of your app to rehearse; default: access, or the only one")
    .addOption(
      new Option("--provisioning-seconds <n>", "how long AWS takes for an assignment")
        .default(0)
        .argParser(positiveNumber),
    )
    .addOption(
      new Option("--calls-per-second <n>", "throttle beyond this rate; AWS allows 20").argParser(
        positiveNumber,
      ),
    )
    .addOption(
      new Option("--outstanding-creations <n>", "refuse more creations at a time; AWS allows 10").argParser(
        wholeNumber,
      ),
    )
    .addOption(
      new Option(`--fault <${faultSyntax}>`, "let something go wrong, as shown below; repeatable")
        .default([], "none")
        .argParser(addFault),
    )
    .addOption(
      new Option(
        "--policy <file>",
        "an IAM policy that Terraform (with --serve: every caller) is held to; repeatable",
      )
        .default([], "everything is allowed")
        .argParser((file: string, files: readonly string[]) => [...files, file]),
    )
    .addOption(
      new Option("--fault-seed <n>", "what the chances of faults are drawn from")
        .default(1)
        .argParser(wholeNumber),
    )
    .option(
      "--provisioning-conflicts",
      "refuse to change two roles of an account at a time, as AWS does; it shows with --provisioning-seconds",
    )
    .option("--empty-pages", "let AWS Organizations put an empty page before each page of a list, as it may")
    .addHelpText("after", faultHelp)
    .action(async (config: string | undefined, flags: Flags) => {
      const interrupt = interruptSignal(new Error("interrupted"));
      try {
        await (flags.serve
          ? serve(config, flags, interrupt.signal)
          : rehearse(config, flags, interrupt.signal));
      } catch (error) {
        if (!interrupt.signal.aborted) throw error;
        process.stderr.write("Interrupted: nothing is left running, and nothing of the rehearsal is kept.\n");
        process.exitCode = 130;
      } finally {
        interrupt.release();
      }
    });
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("Allowed: a whole number.");
  return Number(text);
}

function portNumber(text: string): number {
  const port = wholeNumber(text);
  if (port > 65_535) throw new InvalidArgumentError("Allowed: 0 to 65535.");
  return port;
}

function positiveNumber(text: string): number {
  const number = Number(text);
  if (text.trim() === "" || !(number >= 0) || !Number.isFinite(number))
    throw new InvalidArgumentError("Allowed: a number, 0 or more.");
  return number;
}

function addFault(text: string, faults: readonly Fault[]): readonly Fault[] {
  try {
    return [...faults, parseFault(text)];
  } catch (error) {
    if (error instanceof ExpectedError) throw new InvalidArgumentError(error.message);
    throw error;
  }
}

function serviceOptions(flags: Flags): Omit<RehearsalOptions, "seed" | "port"> {
  return {
    asyncMs: flags.provisioningSeconds * 1000,
    callsPerSecond: flags.callsPerSecond,
    outstandingCreations: flags.outstandingCreations,
    faults: [...flags.fault],
    faultSeed: flags.faultSeed,
    provisioningConflicts: flags.provisioningConflicts === true,
    emptyPages: flags.emptyPages ? ["organizations"] : [],
  };
}

/** The policies of the files, for a caller; none where there is no file, or they would forbid everything. */
async function policiesOf({ policy }: Flags, accessKeyId: string): Promise<Policies> {
  const { readPolicy } = await import("../rehearsal/run/read-policy");
  return policy.length > 0 ? { [accessKeyId]: policy.map(readPolicy) } : {};
}

async function serve(config: string | undefined, flags: Flags, signal: AbortSignal): Promise<void> {
  const { startRehearsal } = await import("../rehearsal");
  const { readSeed, seedOfConfig } = await import("../rehearsal/run/read-seed");
  const seed = flags.seed === undefined ? await seedOfConfig(config) : readSeed(flags.seed);
  const policies = await policiesOf(flags, "*");
  const service = await startRehearsal({ ...serviceOptions(flags), policies, seed, port: flags.port });
  process.stdout.write(`${service.url}\n`);
  process.stderr.write(
    [
      "A local Identity Center serves here until Ctrl-C. In another terminal:",
      `  export AWS_ENDPOINT_URL=${service.url} AWS_REGION=${seed.region ?? "us-east-1"} AWS_DEFAULT_REGION=${seed.region ?? "us-east-1"} AWS_ACCESS_KEY_ID=rehearsal AWS_SECRET_ACCESS_KEY=rehearsal`,
      "  aws sso-admin list-instances",
      "",
    ].join("\n"),
  );
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
  await service.close();
}

async function rehearse(config: string | undefined, flags: Flags, signal: AbortSignal): Promise<void> {
  const { findConfig } = await import("../config/read/read-config");
  const { loadAccess } = await import("../access/access");
  const { terraformCaller } = await import("../rehearsal/run/containment");
  const { findTerraform } = await import("../terraform/find-terraform");
  const run = await import("../rehearsal/run/rehearse");
  const { mainApp } = await import("./main-app");
  const terraform = findTerraform();
  const file = findConfig({ file: config });
  const access = await loadAccess({ file });
  await warn(access.warnings);
  const progress = startProgress();
  try {
    const report = await run.rehearse({
      access,
      cwd: process.cwd(),
      env: { ...process.env, ACCESS_CONFIG: file },
      terraform,
      fallbackApp: mainApp(),
      stack: flags.stack,
      service: { ...serviceOptions(flags), policies: await policiesOf(flags, terraformCaller) },
      onProgress: (step) => progress.say(describe(step), isWorthALine(step)),
      signal,
    });
    progress.end();
    await writeReport(access, report);
  } finally {
    progress.end();
  }
}

const steps: Record<RehearsalProgress["step"], string> = {
  serve: "starting a local Identity Center on 127.0.0.1",
  synthesize: "synthesizing the stack",
  init: "terraform init",
  plan: "terraform plan",
  apply: "terraform apply",
  read: "reading the account assignments back from the service",
  "plan again": "terraform plan, a second time",
};

function describe({ step, done, total }: RehearsalProgress): string {
  return total === undefined ? steps[step] : `${steps[step]}: ${done} of ${total} resources`;
}

/** Of the resources of an apply, every quarter gets a line in a log. */
function isWorthALine({ done, total }: RehearsalProgress): boolean {
  if (done === undefined || total === undefined || total === 0) return true;
  return Math.floor((done * 4) / total) > Math.floor(((done - 1) * 4) / total);
}

async function writeReport(access: Access, report: RehearsalReport): Promise<void> {
  const { formatMatrixTable, toMatrixRows } = await import("../review/matrix");
  const colors = colorsFor(process.stdout);
  const { held, missing, unplanned, planAgain } = report;
  const changes = planAgain.add + planAgain.change + planAgain.remove;
  const good = missing.length === 0 && unplanned.length === 0 && changes === 0;
  const lines = [
    ...(held.length > 0 ? [formatMatrixTable(toMatrixRows(held)), ""] : []),
    `${held.length} of ${access.accountAssignments.length} planned account assignments are held by the service, read back through its API.`,
    ...missing.map(({ principal, permissionSet, accountId }) =>
      colors.red(`missing: ${principal}, ${permissionSet}, ${accountId}`),
    ),
    ...unplanned.map(({ principal, permissionSet, accountId }) =>
      colors.red(`not planned: ${principal}, ${permissionSet}, ${accountId}`),
    ),
    changes === 0
      ? "A second plan: no changes."
      : colors.red(
          `A second plan would change ${changes} resources: ${planAgain.add} to add, ${planAgain.change} to change, ${planAgain.remove} to destroy.`,
        ),
    good ? colors.green("The rehearsal went well.") : colors.red("The rehearsal failed."),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  if (!good) process.exitCode = 1;
}
