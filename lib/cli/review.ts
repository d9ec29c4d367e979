import { Command, Option } from "commander";
import type { Access } from "../access/access";
import type { GroupBy } from "../review/plan/formats/group-access";
import type { Review } from "../review/plan/review";
import type { PlanPlace } from "./read-plan";
import { colorsFor } from "./terminal";
import { writeResult } from "./write-result";

/** How a review is written. */
export const reviewFormats = ["pretty", "markdown", "json", "html"] as const;

/** How a review is written, and where to. */
export interface ReviewOutput {
  readonly format: (typeof reviewFormats)[number];
  readonly by: GroupBy;
  readonly out?: string;
  readonly whole?: string;
}

interface Flags extends ReviewOutput, PlanPlace {
  readonly config?: string;
  readonly detailedExitcode?: true;
}

/** `identity-center review`. */
export function reviewCommand(): Command {
  return addReviewOptions(
    new Command("review")
      .description(
        "What a saved plan does, in names: who gains and who loses access, what becomes of the permission sets, risk first.",
      )
      .argument(
        "<plan>",
        "a plan saved by terraform plan -out, or the text of terraform show -json; - reads the text from standard input",
      ),
  )
    .option("--config <file>", "the access config that the plan was made from; default: as for validate")
    .option("--stack <name>", "the stack of a saved plan; default: access")
    .option(
      "--dir <folder>",
      "the initialised folder of a saved plan's stack; default: cdktf.out/stacks/<stack>",
    )
    .option("--detailed-exitcode", "exit 2 where the plan changes something")
    .action(async (file: string, flags: Flags) => {
      const { readPlanJson } = await import("./read-plan");
      const { changesAnything } = await import("../review/plan/review-plan");
      const json = await readPlanJson(file, flags);
      const access = await findAccess(flags.config);
      const review = await reviewOf(json, file === "-" ? "standard input" : file, access);
      await writeReview(review, flags, access);
      if (flags.detailedExitcode && changesAnything(review)) process.exitCode = 2;
    });
}

/** The review of a plan's JSON, with what is left to people; a plan that changes nothing leaves them nothing to do. */
export async function reviewOf(json: Buffer, name: string, access: Access | undefined): Promise<Review> {
  const { parsePlan } = await import("../review/plan/read/parse-plan");
  const { changesAnything, reviewPlan } = await import("../review/plan/review-plan");
  const { leftToPeople } = await import("../review/left-to-people");
  const plan = parsePlan(json, name);
  const review = reviewPlan(plan, { access });
  if (!access || !changesAnything(review)) return review;
  return { ...review, notes: [...review.notes, ...leftToPeople(access.config)] };
}

/**
 * The options of every command that writes a review.
 * @param out the option for its file; another one where the command has a file of its own
 */
export function addReviewOptions(command: Command, out = "--out <file>"): Command {
  return command
    .addOption(
      new Option("--format <format>", "how the review is written").choices(reviewFormats).default("pretty"),
    )
    .addOption(
      new Option("--by <what>", "what access is grouped by")
        .choices(["principal", "account"])
        .default("principal"),
    )
    .option(out, "write the review to a file instead of standard output")
    .option(
      "--whole <where>",
      "where the whole review is, for markdown that had to be cut: a URL or a sentence",
    );
}

/** Writes a review in its format; the HTML page shows what `access`, the config of the plan, tells besides. */
export async function writeReview(
  review: Review,
  { format, by, out, whole }: ReviewOutput,
  access?: Access,
): Promise<void> {
  if (format === "html") return writeResult(await reviewPage(review, by, access), out);
  writeResult(`${await formatReview(review, { format, by, whole }, out === undefined)}\n`, out);
}

async function reviewPage(review: Review, by: GroupBy, access: Access | undefined): Promise<string> {
  const { reviewPageData } = await import("../review/page/review-page");
  const { writePage } = await import("../review/page/write-page");
  return writePage(reviewPageData({ review, access, by, madeAt: new Date() }));
}

async function formatReview(
  review: Review,
  { format, by, whole }: Omit<ReviewOutput, "out">,
  toTerminal: boolean,
): Promise<string> {
  if (format === "json") return (await import("../review/plan/formats/json")).formatReviewJson(review);
  if (format === "markdown") {
    const { formatReviewMarkdown } = await import("../review/plan/formats/markdown");
    return formatReviewMarkdown(review, { by, whole });
  }
  const { formatReviewPretty } = await import("../review/plan/formats/pretty");
  return formatReviewPretty(review, { by, ...(toTerminal && { colors: colorsFor(process.stdout) }) });
}

/**
 * The config that gives names and entries to the plan. A plan can be reviewed without one, but never silently; one that
 * is named has to be good.
 */
async function findAccess(named: string | undefined): Promise<Access | undefined> {
  const { loadAccess } = await import("../access/access");
  if (named !== undefined) return loadAccess({ file: named });
  const { AccessConfigError } = await import("../config/problems/problem");
  try {
    return await loadAccess();
  } catch (error) {
    if (!(error instanceof AccessConfigError)) throw error;
    const missing = error.problems.some(({ code }) => code === "config-not-found");
    const why = missing
      ? "No access config was found"
      : "The access config has errors, which `identity-center validate` lists";
    process.stderr.write(`${why}: names come from the plan alone, and entries are not shown.\n`);
    return undefined;
  }
}
