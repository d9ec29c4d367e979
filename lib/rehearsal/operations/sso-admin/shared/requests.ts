import { notFound } from "../../../protocol/errors";
import type { Call } from "../../../protocol/operation";
import type { AsyncRequest, RequestKind } from "../../../world/requests";
import { findInstance, listed } from "./find";
import { shownRequest } from "./shown";

/** The request of this kind, or ResourceNotFoundException; its text is ours. */
export function findRequest(call: Call, instanceArn: string, kind: RequestKind, id: string): AsyncRequest {
  const request = findInstance(call, instanceArn).requests.get(id);
  if (request?.kind !== kind) throw notFound(`Request not found: ${id}`);
  return request;
}

interface ListInput {
  InstanceArn: string;
  MaxResults?: number;
  NextToken?: string;
  Filter?: { Status?: string };
}

/** A page of the requests of this kind, newest first. */
export function listRequests(call: Call, name: string, kind: RequestKind, input: ListInput): object {
  const requests = [...findInstance(call, input.InstanceArn).requests.values()].filter(
    (request) => request.kind === kind && (!input.Filter?.Status || input.Filter.Status === request.status),
  );
  return listed(call, name, requests.reverse(), input, shownRequest);
}
