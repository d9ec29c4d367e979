import type { CheckedConfig } from "../config/checked-config";
import { ExpectedError } from "../config/problems/expected-error";
import type { Aws } from "../live/aws/aws";
import type { AnswerServer } from "../live/verify/answer-server";
import type { Verification } from "../live/verify/verify";
import type { RefreshFacts } from "../terraform/stack/refresh-facts";
import type { PlanResult, Terraform } from "../terraform/terraform";
import type { Progress } from "./terminal";

/** What a plan refreshed, and why. */
export type Refresh =
  | { readonly way: "nothing"; readonly resources: number; readonly calls: number }
  | {
      readonly way: "what-differs";
      readonly verification: Verification;
      readonly calls: number;
      readonly answered: number;
    }
  | { readonly way: "everything"; readonly why: string; readonly verification?: Verification };

/** What is planned. */
export interface VerifiedPlanOptions {
  readonly terraform: Terraform;
  /** The plan's file. */
  readonly out: string;
  readonly config: CheckedConfig | undefined;
  /** How fast AWS is asked for what the state holds; 20 where it is not said. */
  readonly callsPerSecond?: number | undefined;
  readonly progress: Progress;
}

interface Verified {
  readonly result: PlanResult;
  readonly refresh: Refresh;
}

/**
 * Plans with no more of a refresh than is needed. Terraform would ask AWS for each resource of its state by itself, once
 * for every account assignment; so the state is compared with what AWS has in bulk.
 *
 * Where all of it agrees, a refresh would change nothing and is left out. Where something differs, Terraform refreshes:
 * it has no way to refresh a part and plan the whole. But what agrees is answered by a server of ours from what has just
 * been read, and AWS is asked for the rest alone. Whatever stands against that, Terraform refreshes as always: so the
 * plan is in each case that of a full refresh.
 *
 * @throws {ExpectedError} where Terraform fails
 */
export async function verifiedPlan(options: VerifiedPlanOptions): Promise<Verified> {
  const { refreshFacts } = await import("../terraform/stack/refresh-facts");
  const { terraform } = options;
  const facts = refreshFacts(terraform.cwd, terraform.env);
  const against = facts.noVerification ?? unknownProvider(facts);
  if (against !== undefined) return refreshEverything(options, against);
  const compared = await compare(options, facts).catch((error: unknown) => {
    if (isInterrupted(terraform)) throw error;
    return (error as Error).message;
  });
  if (typeof compared === "string") return refreshEverything(options, compared);
  if (compared.verification.differences.length === 0) return refreshNothing(options, compared);
  if (facts.noAnswers !== undefined)
    return refreshEverything(options, facts.noAnswers, compared.verification);
  return refreshWhatDiffers(options, compared);
}

/** The versions whose attributes and calls are known (`lib/live/verify/checks`). */
const knownProviders: readonly (number | undefined)[] = [5, 6];

function unknownProvider({ awsProvider }: RefreshFacts): string | undefined {
  if (knownProviders.includes(awsProvider)) return undefined;
  return awsProvider === undefined
    ? "the lock file does not tell the version of the AWS provider"
    : `version ${awsProvider} of the AWS provider is not known here`;
}

const isInterrupted = ({ interrupt, signal }: Terraform) =>
  interrupt?.aborted === true || signal?.aborted === true;

interface Compared {
  readonly aws: Aws;
  readonly verification: Verification;
}

async function compare(
  { terraform, config, callsPerSecond, progress }: VerifiedPlanOptions,
  { awsProvider = 0, changesTags, region }: RefreshFacts,
): Promise<Compared> {
  const { showState } = await import("../terraform/terraform");
  const { managedResources } = await import("../live/verify/managed-resource");
  const { connect } = await import("../live/aws/aws");
  const { openInstance } = await import("../live/read/read-instance");
  const { verify } = await import("../live/verify/verify");
  const { startReadingProgress } = await import("./reading-progress");
  progress.say("reading the state");
  const { onWait } = startReadingProgress(progress);
  const { interrupt: signal } = terraform;
  const aws = await connect({
    region: config?.region ?? region,
    callsPerSecond,
    onWait,
    ...(signal && { signal }),
  });
  const [state, found] = await Promise.all([
    showState(terraform).then(managedResources),
    openInstance(aws, config?.instance),
  ]);
  // Only now: what has passed until here was Terraform's time.
  const { onProgress } = startReadingProgress(progress);
  const options = { changesTags, hasRegion: awsProvider >= 6, onProgress };
  return { aws, verification: await verify(aws, found, state, options) };
}

async function refreshNothing(
  { terraform, out, progress }: VerifiedPlanOptions,
  { aws, verification: { resources } }: Compared,
): Promise<Verified> {
  const { savePlan } = await import("../terraform/save-plan");
  progress.say("terraform plan, without a refresh");
  const result = await savePlan(terraform, out, { options: ["-refresh=false"] });
  return { result, refresh: { way: "nothing", resources, calls: aws.calls } };
}

async function refreshWhatDiffers(options: VerifiedPlanOptions, compared: Compared): Promise<Verified> {
  const { startAnswerServer } = await import("../live/verify/answer-server");
  const { aws, verification } = compared;
  const server = await startAnswerServer(aws, verification.answers);
  try {
    const result = await planWithAnswers(options, server);
    if (server.fromBefore + server.passedOn > 0)
      return {
        result,
        refresh: { way: "what-differs", verification, calls: aws.calls, answered: server.fromBefore },
      };
    // Right all the same: it has asked AWS for everything.
    const why = "the AWS provider has an endpoint of its own for IAM Identity Center";
    return { result, refresh: { way: "everything", why, verification } };
  } catch (error) {
    if (server.trouble === undefined || isInterrupted(options.terraform)) throw error;
    return await refreshEverything(options, server.trouble, verification);
  } finally {
    await server.close();
  }
}

async function planWithAnswers(
  { terraform, out, progress }: VerifiedPlanOptions,
  server: AnswerServer,
): Promise<PlanResult> {
  const { savePlan } = await import("../terraform/save-plan");
  progress.say("terraform plan, with a refresh of what differs");
  const env = { ...terraform.env, AWS_ENDPOINT_URL_SSO_ADMIN: server.url };
  return savePlan({ ...terraform, env }, out, {
    beforeSaving() {
      if (server.trouble !== undefined) throw new ExpectedError(server.trouble);
    },
  });
}

async function refreshEverything(
  { terraform, out, progress }: VerifiedPlanOptions,
  why: string,
  verification?: Verification,
): Promise<Verified> {
  const { savePlan } = await import("../terraform/save-plan");
  progress.say("terraform plan, with a full refresh");
  const result = await savePlan(terraform, out);
  return { result, refresh: { way: "everything", why, ...(verification && { verification }) } };
}
