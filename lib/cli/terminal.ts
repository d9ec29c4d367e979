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
