/**
 * Whether a whole text matches a pattern in which `*` stands for any characters and `?` for one. In time that grows
 * with the product of both lengths at most; a regular expression of many stars could take for ever.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  const [glob, characters] = [[...pattern], [...text]];
  let [at, seen] = [0, 0];
  let [star, mark] = [-1, 0];
  while (seen < characters.length) {
    if (glob[at] === "*") {
      [star, mark] = [at, seen];
      at += 1;
    } else if (at < glob.length && (glob[at] === "?" || glob[at] === characters[seen])) {
      at += 1;
      seen += 1;
    } else if (star >= 0) {
      // Let the last star take one character more, and try again behind it.
      mark += 1;
      [at, seen] = [star + 1, mark];
    } else return false;
  }
  return glob.slice(at).every((character) => character === "*");
}
