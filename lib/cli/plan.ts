import { Command } from "commander";
import type { PreparedStack } from "../terraform/stack/prepare-stack";
import type { PlanResult } from "../terraform/terraform";
import { findAccess, stackOption, stackOptions, stackSteps } from "./stack-options";
import { colorsFor, startProgress, stopInTwoSteps, type Progress, type Stop } from "./terminal";
import { configArgument } from "./validate";
import { warn } from "./warn";

interface Flags {
  readonly out: string;
  readonly stack?: string;
}

/** `identity-center plan`. */
export function planCommand(): Command {
  return new Command("plan")
    .description(
      "Synthesize, run terraform init and plan, save the plan, and review it in names. Exit 0 where nothing differs, 2 where something does, 1 at a problem.",
    )
    .addArgument(configArgument())
    .option("--out <file>", "where the plan is saved, for identity-center apply", "access.tfplan")
    .addOption(stackOption())
    .action(async (config: string | undefined, flags: Flags) => {
      const progress = startProgress();
      const stop = stopInTwoSteps(() => progress.say("stopping: Terraform lets go of the state"));
      try {
        await plan(config, flags, progress, stop);
      } catch (error) {
        if (!stop.interrupt.aborted) throw error;
        progress.end();
        process.stderr.write("Interrupted: nothing was changed, and no plan was saved.\n");
        process.exitCode = 130;
      } finally {
        progress.end();
        stop.release();
      }
    });
}

async function plan(config: string | undefined, flags: Flags, progress: Progress, stop: Stop): Promise<void> {
  const { checkPlanPlace, savePlan } = await import("../terraform/save-plan");
  checkPlanPlace(flags.out);
  const found = await findAccess(config);
  if (found) await warn(found.access.warnings);
  const { prepareStack } = await import("../terraform/stack/prepare-stack");
  const stack = await prepareStack({
    ...(await stackOptions(found, flags, stop)),
    onStep: (step) => progress.say(stackSteps[step]),
  });
  progress.say("terraform plan");
  const result = await savePlan(stack.terraform, flags.out);
  progress.end();
  await tell(stack, result, flags);
  if (result.differs) process.exitCode = 2;
}

/** What is beside the review, for people. */
async function tell(
  { lockFile }: PreparedStack,
  { warnings, differs }: PlanResult,
  { out }: Flags,
): Promise<void> {
  const { formatDiagnostic } = await import("../terraform/events");
  const { escapeControl } = await import("../config/problems/show");
  const colors = colorsFor(process.stderr);
  const lines = [
    ...warnings.map((warning) => colors.yellow(`warning: ${escapeControl(formatDiagnostic(warning))}`)),
    ...(lockFile === "unchanged"
      ? []
      : [
          `.terraform.lock.hcl was ${lockFile === "made" ? "made" : "changed"} beside cdktf.json: commit it, so that every run takes these providers.`,
        ]),
    `The plan is saved as ${out}.${differs ? ` Apply exactly this plan: identity-center apply ${out}` : ""}`,
  ];
  process.stderr.write(`${lines.join("\n")}\n`);
}
