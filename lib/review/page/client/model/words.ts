const numbers = new Intl.NumberFormat("en");

/** `3,000`. */
export function numeral(count: number): string {
  return numbers.format(count);
}

/** `1 account`, `3,000 accounts`. */
export function plural(count: number, what: string, many = `${what}s`): string {
  return `${numeral(count)} ${count === 1 ? what : many}`;
}
