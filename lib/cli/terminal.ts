import type { WriteStream } from "node:tty";
import pc from "picocolors";

type Stream = NodeJS.WritableStream & Partial<Pick<WriteStream, "isTTY" | "columns">>;

/** Colours for a stream: only on a terminal, and never with `NO_COLOR`. `FORCE_COLOR` asks for them elsewhere. */
export function colorsFor(
  stream: Stream,
  env: NodeJS.ProcessEnv = process.env,
): ReturnType<typeof pc.createColors> {
  if (env.NO_COLOR) return pc.createColors(false);
  return pc.createColors(Boolean(env.FORCE_COLOR) || (stream.isTTY === true && env.TERM !== "dumb"));
}

/** Says how far a long command is. */
export interface Progress {
  /** What is being done now. Elsewhere than on a terminal, a line for each new `text` that is `worth` one. */
  say(text: string, worth?: boolean): void;
  /** Takes the line away. */
  end(): void;
}

/** One line with the seconds that have passed, written over on a terminal; sparse lines elsewhere, as in CI. */
export function startProgress(stream: Stream = process.stderr): Progress {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  if (stream.isTTY !== true) {
    return {
      say: (text, worth = true) => void (worth && stream.write(`${seconds().padStart(6)}  ${text}\n`)),
      end: () => {},
    };
  }
  let current = "";
  const width = () => Math.max(20, (stream.columns ?? 80) - 1);
  const draw = () => stream.write(`\r\u001B[K${`${seconds().padStart(6)}  ${current}`.slice(0, width())}`);
  const timer = setInterval(draw, 1000);
  timer.unref();
  return {
    say(text) {
      current = text;
      draw();
    },
    end() {
      clearInterval(timer);
      stream.write("\r\u001B[K");
    },
  };
}

/**
 * A signal that aborts at Ctrl-C or when the process is told to end. What it aborts cleans up after itself; a second
 * Ctrl-C ends at once.
 */
export function interruptSignal(reason: Error): {
  readonly signal: AbortSignal;
  readonly release: () => void;
} {
  const controller = new AbortController();
  const interrupt = () => controller.abort(reason);
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  signals.forEach((name) => process.once(name, interrupt));
  return {
    signal: controller.signal,
    release: () => signals.forEach((name) => process.removeListener(name, interrupt)),
  };
}

/** What Ctrl-C and a request to end have asked for so far. */
export interface Stop {
  /** Aborted by the first: what runs is asked to come to an end. */
  readonly interrupt: AbortSignal;
  /** Aborted by a second Ctrl-C: what runs is ended at once. */
  readonly signal: AbortSignal;
  readonly release: () => void;
}

/**
 * Ends Terraform in two steps, so that it can let go of its state: the first Ctrl-C, or a request to end, asks; a
 * second Ctrl-C forces. A pipeline that is cancelled sends both signals within seconds, so only Ctrl-C forces.
 */
export function stopInTwoSteps(onInterrupt: () => void): Stop {
  const ask = new AbortController();
  const force = new AbortController();
  const reason = new Error("interrupted");
  const interrupt = (name: NodeJS.Signals) => {
    if (ask.signal.aborted) {
      if (name === "SIGINT") force.abort(reason);
      return;
    }
    onInterrupt();
    ask.abort(reason);
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  signals.forEach((name) => process.on(name, interrupt));
  return {
    interrupt: ask.signal,
    signal: force.signal,
    release: () => signals.forEach((name) => process.removeListener(name, interrupt)),
  };
}
