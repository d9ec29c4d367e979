import fs from "node:fs";
import path from "node:path";

/** From when to when an apply was at work, in milliseconds. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is known of applies in a stack's folder that did not come to their end. */
export interface Journal {
  /** When they were at work, the running one included. */
  spans(): readonly Span[];
  /** Whether one before this was cut short. */
  readonly wasCutShort: boolean;
  /** Notes that the running one still is. */
  alive(now: number): void;
  /** Everything is done: nothing that an apply has left behind matters any more. */
  complete(): void;
  /** The running one has begun nothing. */
  nothingBegun(): void;
}

/** In the folder of the stack, beside `.terraform`; a killed process leaves it there. */
const fileName = "identity-center-apply.json";
/** What lies further back is long settled. */
const mostSpans = 20;
/** The file is written again after so many milliseconds. */
const pause = 2000;

/**
 * Opens the journal of a stack's folder for an apply that begins. It tells what belongs to applies of this stack that
 * were killed or interrupted from what somebody else has made.
 */
export function openJournal(folder: string, now: number): Journal {
  const file = path.join(folder, fileName);
  const earlier = read(file);
  let running: Span = { from: now, to: now };
  write(file, [...earlier, running]);
  return {
    spans: () => [...earlier, { ...running, to: Math.max(running.to, Date.now()) }],
    wasCutShort: earlier.length > 0,
    alive(at) {
      if (at - running.to < pause) return;
      running = { ...running, to: at };
      write(file, [...earlier, running]);
    },
    complete: () => fs.rmSync(file, { force: true }),
    nothingBegun: () => (earlier.length > 0 ? write(file, earlier) : fs.rmSync(file, { force: true })),
  };
}

/** A journal that cannot be read is none: then nothing is taken for one's own. */
function read(file: string): readonly Span[] {
  try {
    const { unfinished } = JSON.parse(fs.readFileSync(file, "utf8")) as { unfinished: unknown };
    return Array.isArray(unfinished) ? unfinished.filter(isSpan).slice(-mostSpans) : [];
  } catch {
    return [];
  }
}

function isSpan(value: unknown): value is Span {
  const { from, to } = (value ?? {}) as Partial<Record<keyof Span, unknown>>;
  return typeof from === "number" && typeof to === "number";
}

/** Whole or not at all; a folder that cannot be written to does not keep anybody from applying. */
function write(file: string, unfinished: readonly Span[]): void {
  const beside = `${file}.${process.pid}.tmp`;
  try {
    fs.writeFileSync(beside, JSON.stringify({ unfinished }));
    fs.renameSync(beside, file);
  } catch {
    fs.rmSync(beside, { force: true });
  }
}
