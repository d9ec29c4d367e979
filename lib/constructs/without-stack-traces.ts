/**
 * Runs synchronous work while cdktf notes no stack traces: it takes a whole one for every token, several per resource,
 * and shows it only where a token cannot be resolved. For thousands of resources that is a fifth of the time.
 * Errors that are thrown keep their stacks.
 */
export function withoutStackTraces<T>(work: () => T): T {
  const { captureStackTrace } = Error;
  Error.captureStackTrace = () => {};
  try {
    return work();
  } finally {
    Error.captureStackTrace = captureStackTrace;
  }
}
