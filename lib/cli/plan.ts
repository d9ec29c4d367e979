import { Command } from "commander";
import { ExpectedError } from "../config/problems/expected-error";
import type { Review } from "../review/plan/review";
import type { PreparedStack } from "../terraform/stack/prepare-stack";
import type { PlanResult } from "../terraform/terraform";
import { callsPerSecondOption } from "./reading-aws";
import { addReviewOptions, reviewOf, writeReview, type ReviewOutput } from "./review";
import { findAccess, stackOption, stackOptions, stackSteps, type FoundAccess } from "./stack-options";
import { colorsFor, startProgress, stopInTwoSteps, type Progress, type Stop } from "./terminal";
import { configArgument } from "./validate";

interface Flags extends Omit<ReviewOutput, "out"> {
  /** The plan's file. */
  readonly out: string;
  readonly reviewOut?: string;
  readonly stack?: string;
  readonly verified?: true;
  readonly callsPerSecond?: number;
}

/** `identity-center plan`. */
export function planCommand(): Command {
  const command = new Command("plan")
    .description(
      "Synthesize, run terraform init and plan, save the plan, and review it in names. Exit 0 where nothing differs, 2 where something does, 1 at a problem.",
    )
    .addArgument(configArgument())
    .option("--out <file>", "where the plan is saved, for identity-center apply", "access.tfplan")
    .option(
      "--verified",
      "compare the state with AWS in bulk first, and refresh only what differs: the same plan, with far fewer calls",
    )
    .addOption(callsPerSecondOption("with --verified, "))
    .addOption(stackOption());
  return addReviewOptions(command, "--review-out <file>").action(
    async (config: string | undefined, flags: Flags) => {
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
    },
  );
}

async function plan(config: string | undefined, flags: Flags, progress: Progress, stop: Stop): Promise<void> {
  if (flags.callsPerSecond !== undefined && !flags.verified)
    throw new ExpectedError(
      "--calls-per-second goes with --verified: without that, Terraform alone asks AWS, at its own pace (terraform's -parallelism, by TF_CLI_ARGS_plan).",
    );
  const { checkPlanPlace } = await import("../terraform/save-plan");
  checkPlanPlace(flags.out);
  const found = await findAccess(config);
  const { prepareStack } = await import("../terraform/stack/prepare-stack");
  const stack = await prepareStack({
    ...(await stackOptions(found, flags, stop)),
    onStep: (step) => progress.say(stackSteps[step]),
  });
  const [result, refreshed] = flags.verified
    ? await planVerified(stack, found, flags, progress)
    : [await planPlainly(stack, flags, progress)];
  progress.say("reviewing the plan");
  const review = await reviewSaved(stack, flags.out, found);
  progress.end();
  if (review) await writeReview(review, { ...flags, out: flags.reviewOut }, found?.access);
  const { changesAnything } = await import("../review/plan/review-plan");
  // Terraform's own word counts a check's data source that an apply reads again, which changes nothing.
  const differs = review ? changesAnything(review) : result.differs;
  await tell(stack, { ...result, differs }, flags, refreshed);
  if (differs) process.exitCode = 2;
}

async function planPlainly({ terraform }: PreparedStack, { out }: Flags, progress: Progress) {
  const { savePlan } = await import("../terraform/save-plan");
  progress.say("terraform plan");
  return savePlan(terraform, out);
}

/** The plan, and what was refreshed for it and why. */
async function planVerified(
  { terraform }: PreparedStack,
  found: FoundAccess | undefined,
  { out, callsPerSecond }: Flags,
  progress: Progress,
): Promise<readonly [PlanResult, string]> {
  const { verifiedPlan } = await import("./verified-plan");
  const { describeRefresh } = await import("./describe-refresh");
  const { result, refresh } = await verifiedPlan({
    terraform,
    out,
    config: found?.access.config,
    callsPerSecond,
    progress,
  });
  return [result, describeRefresh(refresh)];
}

/** The review of the saved plan; undefined where HCP Terraform does not show what the plan holds. */
async function reviewSaved(
  { terraform }: PreparedStack,
  file: string,
  found: FoundAccess | undefined,
): Promise<Review | undefined> {
  const { readPlan } = await import("../terraform/apply/apply-plan");
  const { json } = await readPlan(terraform, file);
  if (json === undefined) {
    process.stderr.write(
      "HCP Terraform shows what a plan holds to administrators of the workspace alone: without a review, see the run there.\n",
    );
    return undefined;
  }
  return reviewOf(json, file, found?.access);
}

/** What is beside the review, for people. */
async function tell(
  { lockFile }: PreparedStack,
  { warnings, differs }: PlanResult,
  { out }: Flags,
  refreshed?: string,
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
    ...(refreshed === undefined ? [] : [refreshed]),
    `The plan is saved as ${out}.${differs ? ` Apply exactly this plan: identity-center apply ${out}` : ""}`,
  ];
  process.stderr.write(`${lines.join("\n")}\n`);
}
