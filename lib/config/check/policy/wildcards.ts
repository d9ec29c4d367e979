/**
 * Whether a text fits an IAM pattern, in which `*` stands for any characters and `?` for one. Case matters. It takes at
 * most the product of both lengths, whatever the pattern, which may be anyone's.
 */
export function fitsWildcards(pattern: string, text: string): boolean {
  let [at, index] = [0, 0];
  /** Where to go on when the rest does not fit: behind the last `*`, which then takes one character more. */
  let retry: { at: number; index: number } | undefined;
  while (index < text.length) {
    if (pattern[at] === "*") retry = { at: ++at, index };
    else if (pattern[at] === "?" || pattern[at] === text[index]) {
      at++;
      index++;
    } else if (retry) {
      retry.index++;
      ({ at, index } = retry);
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}

/** Whether a text holds a wildcard. */
export function hasWildcard(text: string): boolean {
  return /[*?]/.test(text);
}
