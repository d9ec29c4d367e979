import type { Call } from "../protocol/operation";

/**
 * Answers a list operation with one page of `items`, `defaultSize` of them where nothing else is asked for: `name` is
 * the member that holds them.
 */
export const listing =
  (defaultSize: number) =>
  <T>(
    call: Call,
    name: string,
    items: readonly T[],
    { MaxResults, NextToken, ...key }: { MaxResults?: number; NextToken?: string },
    shown: (item: T) => unknown = (item) => item,
  ): object => {
    const page = call.page(items, { name, ...key }, { token: NextToken, size: MaxResults, defaultSize });
    return { [name]: page.items.map(shown), ...(page.next && { NextToken: page.next }) };
  };
