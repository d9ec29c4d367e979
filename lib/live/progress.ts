/** How far a read is. */
export interface Progress {
  readonly step:
    | "instance"
    | "accounts"
    | "tree"
    | "tags"
    | "permission sets"
    | "provisioning"
    | "account assignments"
    | "principals"
    | "resources";
  readonly done: number;
  /** Unset where nothing has told it yet. */
  readonly total?: number;
  /** What is left of this step at the rate of calls. Unset where that is unknown. */
  readonly secondsLeft?: number;
}

export type OnProgress = (progress: Progress) => void;

/**
 * Runs a task for each item, side by side, and says how far that is: `perSecond` calls, of which an item takes
 * `callsEach`.
 */
export async function forEachWithProgress<Item, Result>(
  step: Progress["step"],
  items: readonly Item[],
  {
    onProgress,
    perSecond,
    callsEach = 1,
  }: { onProgress?: OnProgress | undefined; perSecond: number; callsEach?: number },
  task: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const total = items.length;
  let done = 0;
  const say = () =>
    onProgress?.({ step, done, total, secondsLeft: Math.ceil(((total - done) * callsEach) / perSecond) });
  if (total > 0) say();
  return Promise.all(
    items.map(async (item) => {
      const result = await task(item);
      done += 1;
      say();
      return result;
    }),
  );
}
