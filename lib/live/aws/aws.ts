import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { ExpectedError } from "../../config/problems/expected-error";
import { explain } from "../errors/explain";
import { explainGivingUp } from "../errors/explain-giving-up";
import { openClients, type ClientOptions, type Clients } from "./clients";
import { limiter, type Limiter } from "./limiter";
import type { InputOf, OperationName, OutputOf, ServiceName } from "./operations";
import { GarbledAnswer, isRefused, SlowAnswer, troubleOf, type Trouble } from "./trouble";

/** AWS, to be asked. Every call keeps to the limits, and is made again where that can help. */
export interface Aws {
  readonly region: string;
  /**
   * Calls an operation that only reads, and returns what `read` makes of its answer. `read` throws GarbledAnswer for an
   * answer that cannot be one; the call is then made again.
   * @throws {ExpectedError} a sentence, after the last try; the AWS error stands in its `cause`
   * @throws the signal's reason, where it aborts
   */
  call<Service extends ServiceName, Name extends OperationName<Service>, Result>(
    service: Service,
    operation: Name,
    input: InputOf<Service, Name>,
    read: (output: OutputOf<Service, Name>) => Result,
  ): Promise<Result>;
  /** The same, for work that ends together: `signal` aborts it. */
  until(signal: AbortSignal): Aws;
  /** Calls so far, those that failed included. */
  readonly calls: number;
  /** Calls per second that a service is allowed. */
  perSecond(service: ServiceName): number;
}

/** That a call is made again. */
export interface Waiting {
  readonly service: ServiceName;
  readonly operation: string;
  readonly trouble: Trouble;
  /** Milliseconds until the next try. */
  readonly ms: number;
}

/** How AWS is asked. */
export interface AwsOptions extends ClientOptions {
  /** Of IAM Identity Center and its identity store together. @default 20, which is what AWS allows */
  readonly callsPerSecond?: number | undefined;
  /** Of AWS Organizations. @default 8 */
  readonly organizationsCallsPerSecond?: number | undefined;
  /** How long a call is made again before it counts as failed, in milliseconds. @default 120,000 */
  readonly patienceMs?: number;
  /** The first pause before a call is made again, in milliseconds; those behind it are longer. @default 200 */
  readonly firstPauseMs?: number;
  /** How long one answer may take, in milliseconds. @default 30,000 */
  readonly answerMs?: number;
  readonly signal?: AbortSignal;
  readonly onWait?: (waiting: Waiting) => void;
  /** 0 up to 1. @default Math.random */
  readonly random?: () => number;
}

/**
 * AWS's collective limit for the APIs of IAM Identity Center, not adjustable (user guide, "throttle limits"). Whatever
 * else runs at the same time draws on it, too.
 */
const identityCenterCallsPerSecond = 20;
/** No published figure was found for AWS Organizations; this one is ours, and throttling slows it down. */
const organizationsCallsPerSecond = 8;

const longestPause = 10_000;
/** Tries where nothing listens. */
const refusedTries = 4;

/** Connects to AWS: loads the SDK and finds the Region. No call is made yet. @throws {ExpectedError} */
export async function connect(options: AwsOptions = {}): Promise<Aws> {
  return withClients(await openClients(options), options);
}

/** AWS by given clients; for tests of what is around them. */
export function withClients(clients: Clients, options: AwsOptions): Aws {
  const identityCenter = limiter({ perSecond: options.callsPerSecond ?? identityCenterCallsPerSecond });
  const organizations = limiter({
    perSecond: options.organizationsCallsPerSecond ?? organizationsCallsPerSecond,
    // A small organization need not wait.
    burst: organizationsCallsPerSecond,
  });
  const limiters: Readonly<Record<ServiceName, Limiter>> = {
    "sso-admin": identityCenter,
    identitystore: identityCenter,
    organizations,
    sts: organizations,
  };
  const count = { calls: 0 };
  const until = (signal: AbortSignal): Aws => {
    // Every call that waits listens; Node takes more than ten listeners for a leak.
    setMaxListeners(0, signal);
    return {
      region: clients.region,
      call: (service, operation, input, read) =>
        callUntilAnswered(service, operation, input, read, { clients, limiters, count, options, signal }),
      until: (also) => until(AbortSignal.any([signal, also])),
      perSecond: (service) => limiters[service].perSecond,
      get calls() {
        return count.calls;
      },
    };
  };
  return until(AbortSignal.any(options.signal ? [options.signal] : []));
}

interface Circumstances {
  readonly clients: Clients;
  readonly limiters: Readonly<Record<ServiceName, Limiter>>;
  readonly count: { calls: number };
  readonly options: AwsOptions;
  readonly signal: AbortSignal;
}

async function callUntilAnswered<Service extends ServiceName, Name extends OperationName<Service>, Result>(
  service: Service,
  operation: Name,
  input: InputOf<Service, Name>,
  read: (output: OutputOf<Service, Name>) => Result,
  { clients, limiters, count, options, signal }: Circumstances,
): Promise<Result> {
  const {
    patienceMs = 120_000,
    firstPauseMs = 200,
    answerMs = 30_000,
    random = Math.random,
    onWait,
  } = options;
  const sender = await clients.client(service);
  const place = { service, operation: String(operation), region: clients.region };
  let since: number | undefined;
  for (let tries = 1; ; tries += 1) {
    try {
      return await limiters[service].run(() => {
        count.calls += 1;
        return within(answerMs, signal, (stop) => sender.send(place.operation, input as object, stop)).then(
          (output) => read(output as OutputOf<Service, Name>),
        );
      }, signal);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (error instanceof ExpectedError) throw error;
      const trouble = troubleOf(error);
      if (trouble === undefined) throw explain(error, place);
      since ??= performance.now();
      const waited = performance.now() - since;
      const ms = pauseAfter(tries, firstPauseMs, random());
      if (waited + ms > patienceMs || (isRefused(error) && tries >= refusedTries))
        throw explainGivingUp(error, { ...place, trouble, tries, seconds: Math.round(waited / 1000) });
      onWait?.({ service, operation: place.operation, trouble, ms });
      // Who is throttled would throttle all others, too: they share one limit.
      if (trouble === "throttled") limiters[service].pause(ms);
      else await sleep(ms, undefined, { signal }).catch(() => Promise.reject(signal.reason as Error));
    }
  }
}

/** A pause that doubles from try to try, drawn by lot, so that those who failed together do not return together. */
function pauseAfter(tries: number, first: number, random: number): number {
  return Math.round(Math.min(longestPause, first * 2 ** (tries - 1)) * (0.5 + random / 2));
}

/** Ends a task that takes too long, whether it listens to its signal or not. */
async function within<T>(
  ms: number,
  signal: AbortSignal,
  task: (stop: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  return new Promise<T>((resolve, reject) => {
    const stop = (reason: Error) => {
      reject(reason);
      controller.abort(reason);
    };
    const timer = setTimeout(() => stop(new SlowAnswer(Math.round(ms / 1000))), ms);
    const abort = () => stop(signal.reason as Error);
    signal.addEventListener("abort", abort, { once: true });
    task(controller.signal)
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
        signal.removeEventListener("abort", abort);
      });
  });
}

/** A member that every answer of its kind has. @throws {GarbledAnswer} where it is missing */
export function required<T>(value: T | null | undefined, what: string): T {
  if (value === undefined || value === null) throw new GarbledAnswer(`an answer without ${what}`);
  return value;
}
