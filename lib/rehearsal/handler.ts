import { authorizer } from "./authorization/authorizer";
import { endDueRequests } from "./world/requests";
import { uuid } from "./world/ids";
import { buildWorld } from "./world/build";
import { checkFaults } from "./faults/check-faults";
import { effects, type Effect } from "./faults/effect";
import type { AnswerFault } from "./faults/fault";
import type { RecordedCall, RehearsalOptions } from "./options";
import { credentialOf, type Credential } from "./protocol/credentials";
import { ServiceError } from "./protocol/errors";
import type { Call } from "./protocol/operation";
import { page } from "./protocol/paging";
import { protocolOf, type HttpRequest, type HttpResponse, type Protocol } from "./protocol/protocols";
import { services, type Service } from "./protocol/services";
import { validate } from "./protocol/validate";
import { callerOf } from "./realm/caller";
import { checkRealm } from "./realm/check-realm";
import { checkedSeed } from "./seed-problems";
import { tokenBucket } from "./throttle";

/** An answer, with the id that goes into its header, and what becomes of it on its way. */
export interface Answer extends HttpResponse {
  readonly requestId: string;
  readonly delayMs: number;
  readonly fault?: AnswerFault;
}

/** Everything of a rehearsal but the socket: answers a request, and records it in `calls`. */
export function requestHandler(
  options: RehearsalOptions,
  calls: RecordedCall[],
): (request: HttpRequest) => Answer {
  const now = options.now ?? Date.now;
  const run = runner(options, now());
  const effectOf = effectFinder(options, now());
  return (request) => {
    const credential = credentialOf(header(request, "authorization"));
    const { accessKeyId, service: scoped } = credential;
    const protocol = protocolOf(request, scoped);
    const service = protocol.service?.name ?? scoped;
    const call: RecordedCall = { service, operation: protocol.operation, accessKeyId, at: now() };
    const requestId = uuid("call", calls.push(call), call.at);
    const effect = effectOf(protocol, call);
    const way = { requestId, delayMs: effect.delayMs + (options.delayMs ?? 0), fault: effect.answer };
    try {
      if (effect.answer === "reset") return { ...way, status: 0, contentType: "", body: "" };
      return { ...way, ...protocol.success(run(protocol, call, credential, effect), requestId) };
    } catch (thrown) {
      const error = inServicesWords(thrown, protocol.service);
      call.code = error.code;
      return { ...way, ...protocol.failure(error, requestId) };
    }
  };
}

/** What the limit of calls per second and the faults do to a call: a call that is throttled meets no fault. */
function effectFinder(
  { callsPerSecond, faults = [], faultSeed = 1 }: RehearsalOptions,
  startedAt: number,
): (protocol: Protocol, call: RecordedCall) => Effect {
  checkFaults(faults);
  const passes = callsPerSecond === undefined ? () => true : tokenBucket(callsPerSecond, startedAt);
  const ofFaults = effects(faults, faultSeed);
  return ({ service }, { at, service: name, operation }) =>
    service?.throttled && !passes(at)
      ? { error: new ServiceError("ThrottlingException", "Rate exceeded"), delayMs: 0 }
      : ofFaults(name, operation);
}

/** Runs a call against a world of its own: first what a limit, a fault or the caller's place says, then the operation. */
function runner(
  options: RehearsalOptions,
  startedAt: number,
): (protocol: Protocol, call: RecordedCall, credential: Credential, effect: Effect) => object {
  const { asyncMs = 0, outstandingCreations, provisioningConflicts = false } = options;
  const world = buildWorld(checkedSeed(options.seed ?? {}), startedAt, {
    asyncMs,
    provisioningConflicts,
    ...(outstandingCreations !== undefined && { outstandingCreations }),
  });
  const authorize = authorizer(options.policies ?? {});
  return (protocol, recorded, credential, effect) => {
    const { service, operation } = known(protocol);
    if (effect.error) throw effect.error;
    endDueRequests(world, recorded.at);
    const caller = callerOf(world, credential);
    const input = protocol.input(operation.input);
    validate(operation.input, input);
    checkRealm(world, caller, { service: service.name, operation: protocol.operation, input });
    const { permissions, failureReason = effect.failureReason } = authorize(credential.accessKeyId, {
      service,
      operation: protocol.operation,
      input: input as Record<string, unknown>,
      world,
      callerAccountId: caller.accountId,
    });
    if (permissions) recorded.permissions = permissions;
    const call: Call = {
      world,
      now: recorded.at,
      callerAccountId: caller.accountId,
      caller,
      ...(failureReason !== undefined && { failureReason }),
      page: (items, key, request) =>
        page(items, { operation: protocol.operation, ...key }, request, {
          ...(options.maxPageSize !== undefined && { maxPageSize: options.maxPageSize }),
          emptyPages: options.emptyPages?.some((name) => name === service.name) ?? false,
        }),
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
