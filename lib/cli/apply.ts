import path from "node:path";
import { Argument, Command } from "commander";
import { AccessConfigError } from "../config/problems/problem";
import type { Named } from "../review/outcome";
import type { Diagnostic } from "../terraform/events";
import type { AppliedPlan, ReadPlan } from "../terraform/apply/apply-plan";
import type { PreparedStack } from "../terraform/stack/prepare-stack";
import { findAccess, stackOption, stackOptions, stackSteps, type FoundAccess } from "./stack-options";
import { colorsFor, startProgress, stopInTwoSteps, type Progress, type Stop } from "./terminal";
import { configArgument } from "./validate";

interface Flags {
  readonly stack?: string;
}

/** `identity-center apply`. */
export function applyCommand(): Command {
  return new Command("apply")
    .description(
      "Apply exactly the plan that identity-center plan has saved, and say what was done. Ctrl-C asks Terraform to stop; a second one ends it at once. Exit 1 where not everything was done.",
    )
    .addArgument(new Argument("<plan>", "the file of the plan"))
    .addArgument(configArgument())
    .addOption(stackOption())
    .action(async (plan: string, config: string | undefined, flags: Flags) => {
      const progress = startProgress();
      const stop = stopInTwoSteps(() =>
        progress.say(
          "stopping: Terraform begins nothing more and saves its state; Ctrl-C again ends it at once",
        ),
      );
      try {
        await apply(plan, config, flags, progress, stop);
      } catch (error) {
        if (!stop.interrupt.aborted) throw error;
        progress.end();
        process.stderr.write(stopped(stop));
        process.exitCode = 130;
      } finally {
        progress.end();
        stop.release();
      }
    });
}

function stopped({ signal }: Stop): string {
  return signal.aborted
    ? "Ended at once: Terraform could not save what it had just done, nor take its lock off the state. Run identity-center plan: it says where the state is locked, and what is left.\n"
    : "Interrupted before the apply began: nothing was changed.\n";
}

async function apply(
  file: string,
  config: string | undefined,
  flags: Flags,
  progress: Progress,
  stop: Stop,
): Promise<void> {
  const { planFileKind } = await import("../terraform/apply/plan-file");
  const { openStack } = await import("../terraform/stack/prepare-stack");
  const { readPlan, applyPlan } = await import("../terraform/apply/apply-plan");
  const { describeProgress } = await import("../terraform/apply/apply-progress");
  planFileKind(file);
  const found = await findAccess(config).catch(withoutNames);
  const stack = await openStack({
    ...(await stackOptions(found, flags, stop)),
    onStep: (step) => progress.say(stackSteps[step]),
  });
  progress.say("reading the plan");
  const plan = await readPlan(stack.terraform, file);
  const names = await namesOf(plan, found);
  const applied = await applyPlan(stack.terraform, plan, {
    onProgress: (state, worth) => {
      if (state.total > 0 && !stop.interrupt.aborted) progress.say(describeProgress(state), worth);
    },
    onTakeOver: (count) => progress.say(`taking over what may exist already: ${count}`),
  });
  progress.end();
  await report({ plan, applied, names, found, stack, interrupted: stop.interrupt.aborted });
}

interface Report {
  readonly plan: ReadPlan;
  readonly applied: AppliedPlan;
  readonly names?: Named;
  readonly found?: FoundAccess;
  readonly stack: PreparedStack;
  readonly interrupted: boolean;
}

async function report({ plan, applied, names, found, stack, interrupted }: Report): Promise<void> {
  const { describeOutcome } = await import("../review/outcome");
  const { formatDiagnostic } = await import("../terraform/events");
  const { escapeControl } = await import("../config/problems/show");
  const { withAdvice } = await import("../terraform/what-to-do");
  const errors = interrupted ? applied.errors.filter(isNews) : applied.errors;
  const colors = colorsFor(process.stderr);
  for (const error of errors)
    process.stderr.write(`${colors.red(escapeControl(withAdvice(formatDiagnostic(error))))}\n`);
  const outcome = {
    ...applied,
    planned: plan.json === undefined ? undefined : plan.changes.map(({ address }) => address),
  };
  const lines = [
    ...describeOutcome(names, outcome),
    ...(applied.complete ? await afterwards(found, stack) : []),
  ];
  process.stdout.write(`${lines.join("\n")}\n`);
  if (interrupted && !applied.complete) process.exitCode = 130;
  else if (!applied.complete) process.exitCode = 1;
}

/** What an interruption itself makes of everything that was under way says nothing more. */
function isNews({ summary }: Diagnostic): boolean {
  return !/context canceled|execution halted/.test(summary);
}

/** A saved plan is applied whatever has become of the config since; only names are missing then. */
function withoutNames(error: unknown): undefined {
  if (!(error instanceof AccessConfigError)) throw error;
  process.stderr.write(
    "The access config cannot be read, so names come from the plan alone; identity-center validate says what is wrong with it.\n",
  );
}

/** What is left to people, and where the roles are found that now exist. */
async function afterwards(
  found: FoundAccess | undefined,
  { terraform }: PreparedStack,
): Promise<readonly string[]> {
  const { leftToPeople } = await import("../review/left-to-people");
  const folder = path.relative(process.cwd(), terraform.cwd);
  return [
    `Roles for IAM conditions, KMS and EKS: terraform -chdir=${folder} output reserved_roles`,
    ...(found ? leftToPeople(found.access.config).map((note) => `Left to people: ${note}`) : []),
  ];
}

/** The names behind the plan's addresses, taken before it is applied; where it cannot be read, addresses have to do. */
async function namesOf({ json, file }: ReadPlan, found: FoundAccess | undefined): Promise<Named | undefined> {
  const { parsePlan } = await import("../review/plan/read/parse-plan");
  const { reviewPlan } = await import("../review/plan/review-plan");
  const { ExpectedError } = await import("../config/problems/expected-error");
  try {
    return json && reviewPlan(parsePlan(json, file), { access: found?.access });
  } catch (error) {
    if (error instanceof ExpectedError) return undefined;
    throw error;
  }
}
