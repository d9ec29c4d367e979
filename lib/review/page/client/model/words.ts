const numbers = new Intl.NumberFormat("en");

/** `3,000`. */
export function numeral(count: number): string {
  return numbers.format(count);
}

/** `1 account`, `3,000 accounts`. */
export function plural(count: number, what: string, many = `${what}s`): string {
  return `${numeral(count)} ${count === 1 ? what : many}`;
}

/** A moment in ISO 8601, to the minute: `2026-11-22 10:00 UTC`. */
export function minute(moment: string): string {
  return `${moment.slice(0, 16).replace("T", " ")} UTC`;
}
