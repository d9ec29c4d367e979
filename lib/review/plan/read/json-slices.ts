/** A part of a JSON text: where it begins, and where it ends. */
export interface Slice {
  readonly start: number;
  readonly end: number;
}

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const [openList, closeList, openMap, closeMap] = [0x5b, 0x5d, 0x7b, 0x7d];

/**
 * The members of a JSON map, each with the slice of its value; of a name that stands twice, the last. Nothing is parsed
 * but the names: the JSON of a large plan has some hundred megabytes, and most of it says what is known already.
 * @throws {SyntaxError} where the text is no map, or ends too early
 */
export function membersOf(json: Buffer, slice: Slice): ReadonlyMap<string, Slice> {
  const members = new Map<string, Slice>();
  let at = skipSpace(json, expect(json, skipSpace(json, slice.start), openMap));
  while (json[at] !== closeMap) {
    const nameEnd = endOfString(json, at);
    const name = parse(json, { start: at, end: nameEnd }) as string;
    const start = skipSpace(json, expect(json, skipSpace(json, nameEnd), colon));
    const end = endOfValue(json, start);
    members.set(name, { start, end });
    at = next(json, end, closeMap);
  }
  return members;
}

/** The elements of a JSON list, one after the other. @throws {SyntaxError} where it is none, or ends too early */
export function* elementsOf(json: Buffer, slice: Slice): Generator<Slice> {
  let at = skipSpace(json, expect(json, skipSpace(json, slice.start), openList));
  while (json[at] !== closeList) {
    const end = endOfValue(json, at);
    yield { start: at, end };
    at = next(json, end, closeList);
  }
}

/** The value of a slice. @throws {SyntaxError} */
export function parse(json: Buffer, { start, end }: Slice): unknown {
  return JSON.parse(json.toString("utf8", start, end)) as unknown;
}

/** The one value that a text consists of. @throws {SyntaxError} where it is cut, or something follows */
export function wholeOf(json: Buffer): Slice {
  // Some shells put a byte order mark before what they redirect to a file.
  const start = skipSpace(json, json.subarray(0, 3).toString("hex") === "efbbbf" ? 3 : 0);
  const end = endOfValue(json, start);
  const rest = skipSpace(json, end);
  if (rest < json.length) throw new SyntaxError(`there is more after the end, at byte ${rest}`);
  return { start, end };
}

/** Where the next member begins, after a comma; or where the list or map ends. */
function next(json: Buffer, end: number, close: number): number {
  const at = skipSpace(json, end);
  return json[at] === close ? at : skipSpace(json, expect(json, at, comma));
}

function expect(json: Buffer, at: number, byte: number): number {
  if (json[at] === byte) return at + 1;
  if (at >= json.length) throw cut();
  throw new SyntaxError(`expected ${String.fromCharCode(byte)} at byte ${at}`);
}

function skipSpace(json: Buffer, from: number): number {
  let at = from;
  while (json[at] === 0x20 || json[at] === 0x0a || json[at] === 0x0d || json[at] === 0x09) at += 1;
  return at;
}

function endOfString(json: Buffer, start: number): number {
  let at = expect(json, start, quote);
  for (;;) {
    const found = json.indexOf(quote, at);
    if (found < 0) throw cut();
    let slashes = 0;
    while (json[found - 1 - slashes] === backslash) slashes += 1;
    if (slashes % 2 === 0) return found + 1;
    at = found + 1;
  }
}

function endOfValue(json: Buffer, start: number): number {
  if (start >= json.length) throw cut();
  if (json[start] === quote) return endOfString(json, start);
  if (json[start] !== openMap && json[start] !== openList) return endOfWord(json, start);
  let depth = 0;
  for (let at = start; at < json.length; at += 1) {
    const byte = json[at];
    if (byte === quote) at = endOfString(json, at) - 1;
    else if (byte === openMap || byte === openList) depth += 1;
    else if (byte === closeMap || byte === closeList) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  throw cut();
}

/** The end of a number, true, false or null. */
function endOfWord(json: Buffer, start: number): number {
  let at = start;
  while (at < json.length && /[\w.+-]/.test(String.fromCharCode(json[at] as number))) at += 1;
  if (at === start) throw new SyntaxError(`there is no value at byte ${start}`);
  return at;
}

function cut(): SyntaxError {
  return new SyntaxError("it ends too early");
}
