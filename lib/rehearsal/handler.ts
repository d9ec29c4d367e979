import { authorizer } from "./authorization/authorizer";
import { endDueRequests } from "./world/requests";
import { uuid } from "./world/ids";
import { buildWorld } from "./world/build";
import { errorOf, faultFinder } from "./faults";
import type { RecordedCall, RehearsalOptions } from "./options";
import { credentialOf } from "./protocol/credentials";
import { ServiceError } from "./protocol/errors";
import type { Call } from "./protocol/operation";
import { page } from "./protocol/paging";
import { protocolOf, type HttpRequest, type HttpResponse, type Protocol } from "./protocol/protocols";
import { services, type Service } from "./protocol/services";
import { validate } from "./protocol/validate";
import { checkedSeed } from "./seed-problems";
import { tokenBucket } from "./throttle";
import type { World } from "./world/world";

/** An answer, with the id that goes into its header. */
export interface Answer extends HttpResponse {
  readonly requestId: string;
}

/** Everything of a rehearsal but the socket: answers a request, and records it in `calls`. */
export function requestHandler(
  options: RehearsalOptions,
  calls: RecordedCall[],
): (request: HttpRequest) => Answer {
  const now = options.now ?? Date.now;
  const run = runner(options, now());
  return (request) => {
    const { accessKeyId, service: scoped } = credentialOf(header(request, "authorization"));
    const protocol = protocolOf(request, scoped);
    const service = protocol.service?.name ?? scoped;
    const call: RecordedCall = { service, operation: protocol.operation, accessKeyId, at: now() };
    const requestId = uuid("call", calls.push(call), call.at);
    try {
      return { requestId, ...protocol.success(run(protocol, call), requestId) };
    } catch (thrown) {
      const error = inServicesWords(thrown, protocol.service);
      call.code = error.code;
      return { requestId, ...protocol.failure(error, requestId) };
    }
  };
}

/** Runs a call against a world of its own: first what a limit or a fault says, then the operation. */
function runner(
  options: RehearsalOptions,
  startedAt: number,
): (protocol: Protocol, call: RecordedCall) => object {
  const {
    asyncMs = 0,
    outstandingCreations,
    maxPageSize,
    callsPerSecond,
    faults = [],
    policies = {},
  } = options;
  const world = buildWorld(checkedSeed(options.seed ?? {}), startedAt, {
    asyncMs,
    ...(outstandingCreations !== undefined && { outstandingCreations }),
  });
  const passes = callsPerSecond === undefined ? () => true : tokenBucket(callsPerSecond, startedAt);
  const faultOf = faultFinder(faults);
  const authorize = authorizer(policies);
  return (protocol, recorded) => {
    const { accessKeyId, at } = recorded;
    const { service, operation } = known(protocol);
    if (service.throttled && !passes(at)) throw new ServiceError("ThrottlingException", "Rate exceeded");
    const fault = faultOf(service.name, protocol.operation);
    const error = fault && errorOf(fault);
    if (error) throw error;
    endDueRequests(world, at);
    const callerAccountId = callerOf(world, accessKeyId);
    const input = protocol.input(operation.input);
    validate(operation.input, input);
    const { permissions, failureReason = fault?.failureReason } = authorize(accessKeyId, {
      service,
      operation: protocol.operation,
      input: input as Record<string, unknown>,
      world,
      callerAccountId,
    });
    if (permissions) recorded.permissions = permissions;
    const call: Call = {
      world,
      now: at,
      callerAccountId,
      ...(failureReason !== undefined && { failureReason }),
      page: (items, key, request) =>
        page(items, { operation: protocol.operation, ...key }, request, maxPageSize),
    };
    return operation.run(call, input as never);
  };
}

function known({ service, operation }: Protocol) {
  const found =
    service && Object.hasOwn(service.operations, operation) ? service.operations[operation] : undefined;
  if (service && found) return { service, operation: found };
  const names = (service ? [service] : services).map(
    ({ name, operations }) => `${name}: ${Object.keys(operations).join(", ")}`,
  );
  throw new ServiceError(
    "UnknownOperationException",
    `The rehearsal does not know the operation ${operation || "(none named)"}. It knows ${names.join("; ")}.`,
  );
}

/** An access key id of 12 digits is a caller in that account; any other is one in the management account. */
function callerOf({ organization }: World, accessKeyId: string): string {
  if (!/^\d{12}$/.test(accessKeyId)) return organization.managementAccountId;
  if (!organization.accounts.has(accessKeyId))
    throw new ServiceError(
      "UnrecognizedClientException",
      "The security token included in the request is invalid.",
    );
  return accessKeyId;
}

function inServicesWords(thrown: unknown, service: Service | undefined): ServiceError {
  if (!(thrown instanceof ServiceError))
    return new ServiceError("InternalFailure", `The rehearsal itself failed: ${String(thrown)}`, 500);
  const code = service?.codes?.[thrown.code];
  return code === undefined ? thrown : new ServiceError(code, thrown.message, thrown.status, thrown.details);
}

function header({ headers }: HttpRequest, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value[0] : value;
}
