/** `1 account`, `3,000 accounts`. */
export function plural(count: number, what: string, many = `${what}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? what : many}`;
}
