import type { Aws } from "./aws";

/** Does work that is worth something only as a whole: where one part fails, the calls of all others are given up. */
export async function together<T>(aws: Aws, work: (aws: Aws) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  try {
    return await work(aws.until(controller.signal));
  } finally {
    controller.abort(new Error("given up, because another call failed"));
  }
}
