import { ExpectedError } from "../../config/problems/expected-error";
import {
  actionPrefixes,
  type InputOf,
  type OperationName,
  type OutputOf,
  type ServiceName,
} from "./operations";
import type { Aws } from "./aws";
import { GarbledAnswer } from "./trouble";

/** What a list operation is told of pages. */
interface Paged {
  readonly NextToken?: string | undefined;
}

/** The largest pages that the services give. Source: their models (MaxResults). */
const pageSizes: Readonly<Record<ServiceName, number | undefined>> = {
  "sso-admin": 100,
  identitystore: 100,
  organizations: 20,
  sts: undefined,
};

/** Lists that take no MaxResults. */
const unsized: readonly string[] = ["ListTagsForResource", "ListRoots"];

/** The items of a list operation, page after page, up to the last. A page may be empty and have one behind it. */
export async function* pages<Service extends ServiceName, Name extends OperationName<Service>, Item>(
  aws: Aws,
  service: Service,
  operation: Name,
  input: Omit<InputOf<Service, Name>, "NextToken" | "MaxResults">,
  read: (output: OutputOf<Service, Name>) => readonly Item[] | undefined,
): AsyncGenerator<readonly Item[]> {
  const MaxResults = unsized.includes(String(operation)) ? undefined : pageSizes[service];
  const seen = new Set<string>();
  let NextToken: string | undefined;
  do {
    const page = { ...input, ...(MaxResults && { MaxResults }), ...(NextToken && { NextToken }) };
    const answer = await readTwiceWhatIsEmpty(aws, service, operation, page as InputOf<Service, Name>, read);
    yield answer.items;
    NextToken = answer.next;
    if (NextToken !== undefined && seen.has(NextToken)) throw repeated(service, String(operation));
    if (NextToken !== undefined) seen.add(NextToken);
  } while (NextToken !== undefined);
}

/** All items of a list operation. */
export async function listAll<Service extends ServiceName, Name extends OperationName<Service>, Item>(
  aws: Aws,
  service: Service,
  operation: Name,
  input: Omit<InputOf<Service, Name>, "NextToken" | "MaxResults">,
  read: (output: OutputOf<Service, Name>) => readonly Item[] | undefined,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const page of pages(aws, service, operation, input, read)) items.push(...page);
  return items;
}

/**
 * An answer that names no list at all may be a service's way to write an empty one, or an answer that was lost (the SDK
 * reads an empty body as an answer without members). It is believed when it comes a second time.
 */
async function readTwiceWhatIsEmpty<Service extends ServiceName, Name extends OperationName<Service>, Item>(
  aws: Aws,
  service: Service,
  operation: Name,
  input: InputOf<Service, Name>,
  read: (output: OutputOf<Service, Name>) => readonly Item[] | undefined,
): Promise<{ readonly items: readonly Item[]; readonly next?: string }> {
  let lacking = 0;
  return aws.call(service, operation, input, (output) => {
    const items = read(output);
    const next = (output as Paged).NextToken || undefined;
    if (items === undefined && (lacking += 1) < 2) throw new GarbledAnswer("an answer without a list");
    return { items: items ?? [], ...(next !== undefined && { next }) };
  });
}

function repeated(service: ServiceName, operation: string): ExpectedError {
  return new ExpectedError(
    `AWS answered ${actionPrefixes[service]}:${operation} with a page that it had given before, so the list has no end and cannot be read whole. Nothing was written; try again later.`,
  );
}
