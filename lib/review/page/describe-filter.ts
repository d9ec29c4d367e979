import { shown } from "./shown";

/** What a page was asked for; what is left out lets everything pass. */
export interface PageFilter {
  readonly principal?: string | undefined;
  readonly account?: string | undefined;
  readonly permissionSet?: string | undefined;
  readonly state?: string | undefined;
}

/** A filter in words, a part each, so that a page says what it does not show. */
export function describeFilter({ principal, account, permissionSet, state }: PageFilter): string[] {
  return [
    ...(principal === undefined ? [] : [`principal ${shown(principal)}`]),
    ...(account === undefined ? [] : [`account ${shown(account)}`]),
    ...(permissionSet === undefined ? [] : [`permission set ${shown(permissionSet)}`]),
    ...(state === undefined ? [] : [`what is ${state}`]),
  ];
}
