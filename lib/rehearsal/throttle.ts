/**
 * A bucket of tokens: `perSecond` of them at the start, refilled at that rate. Returns whether a call may pass. The
 * clock is given, so that tests need no waiting.
 */
export function tokenBucket(perSecond: number, startedAt: number): (now: number) => boolean {
  let tokens = perSecond;
  let last = startedAt;
  return (now) => {
    tokens = Math.min(perSecond, tokens + ((now - last) / 1000) * perSecond);
    last = now;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
