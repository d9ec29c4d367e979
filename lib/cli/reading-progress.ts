import type { AwsOptions, Waiting } from "../live/aws/aws";
import type { OnProgress, Progress as Reading } from "../live/progress";
import { startProgress, type Progress } from "./terminal";

/** Says how far a read of AWS is, and what it waits for. */
export interface ReadingProgress {
  readonly onProgress: OnProgress;
  readonly onWait: NonNullable<AwsOptions["onWait"]>;
  /** Takes the line away. */
  end(): void;
}

/** Elsewhere than on a terminal nothing is said of what is done sooner than this. */
const shortMs = 2000;

/** Starts to show progress on stderr, or goes on with `progress`. What runs side by side stands side by side. */
export function startReadingProgress(progress: Progress = startProgress()): ReadingProgress {
  const started = performance.now();
  const steps = new Map<Reading["step"], string>();
  const said = new Map<string, number>();
  /** Whether a log wants this line: one for each step, and one for each further quarter of it. */
  const isWorth = (step: string, quarter: number) => {
    if (performance.now() - started < shortMs || (said.get(step) ?? -1) >= quarter) return false;
    said.set(step, quarter);
    return true;
  };
  return {
    onProgress(reading) {
      const { step, done, total } = reading;
      if (done === total) steps.delete(step);
      else steps.set(step, describe(reading));
      const quarter = total ? Math.floor((4 * done) / total) : 0;
      if (steps.size > 0) progress.say([...steps.values()].join("; "), isWorth(step, quarter));
    },
    onWait(waiting) {
      progress.say(
        describeWaiting(waiting),
        isWorth(waiting.trouble, Math.floor(performance.now() / 30_000)),
      );
    },
    end: () => progress.end(),
  };
}

const names: Readonly<Record<Reading["step"], string>> = {
  instance: "finding the instance",
  accounts: "accounts",
  tree: "organizational units",
  tags: "tags of accounts",
  "permission sets": "permission sets",
  provisioning: "where permission sets are provisioned",
  "account assignments": "account assignments",
  principals: "names of principals",
  resources: "resources of the state",
};

function describe({ step, done, total, secondsLeft = 0 }: Reading): string {
  if (step === "instance") return names[step];
  const left = secondsLeft >= 2 ? `, about ${secondsLeft} s left` : "";
  return total === undefined ? `${names[step]}: ${done}` : `${names[step]}: ${done} of ${total}${left}`;
}

const troubles: Readonly<Record<Waiting["trouble"], string>> = {
  throttled: "AWS throttles",
  conflict: "AWS is busy with a change",
  server: "AWS had an error",
  connection: "the connection broke",
  slow: "no answer came",
  garbled: "an answer came broken",
  clock: "the clock was put right",
};

function describeWaiting({ service, operation, trouble, ms }: Waiting): string {
  return `${troubles[trouble]} (${service} ${operation}): trying again in ${(ms / 1000).toFixed(1)} s`;
}
