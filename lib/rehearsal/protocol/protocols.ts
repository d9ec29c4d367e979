import { ServiceError, unserializable } from "./errors";
import type { Members } from "./shapes";
import { services, type Service } from "./services";
import { xmlOf } from "./xml";

/** An HTTP request, read. */
export interface HttpRequest {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** An HTTP response, to be written. */
export interface HttpResponse {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** What the two protocols of AWS do in their own ways. */
export interface Protocol {
  readonly service?: Service;
  /** The name of the operation, as the caller wrote it. */
  readonly operation: string;
  input(members: Members): unknown;
  success(output: object, requestId: string): HttpResponse;
  failure(error: ServiceError, requestId: string): HttpResponse;
}

/** The protocol that a request speaks: JSON 1.1 if it names its target in a header, query otherwise. */
export function protocolOf(request: HttpRequest, scopedService: string): Protocol {
  const target = request.headers["x-amz-target"];
  return typeof target === "string" ? json(request, target) : query(request, scopedService);
}

function json({ body }: HttpRequest, target: string): Protocol {
  const dot = target.indexOf(".");
  const prefix = target.slice(0, Math.max(dot, 0));
  const respond = (status: number, value: object): HttpResponse => ({
    status,
    contentType: "application/x-amz-json-1.1",
    body: JSON.stringify(value),
  });
  return {
    service: services.find((service) => service.target === prefix),
    operation: target.slice(dot + 1),
    input: () => parsed(body),
    success: (output) => respond(200, output),
    // sso-admin and identitystore write Message, other services message: clients read either.
    failure: ({ code, message, status, details }, requestId) =>
      respond(status, { __type: code, message, Message: message, RequestId: requestId, ...details }),
  };
}

function parsed(body: string): unknown {
  if (body.trim() === "") return {};
  try {
    return JSON.parse(body);
  } catch {
    throw unserializable("Unexpected character or end of input: the body is not JSON.");
  }
}

function query({ body }: HttpRequest, scopedService: string): Protocol {
  const form = new URLSearchParams(body);
  const operation = form.get("Action") ?? "";
  const service = services.find(
    ({ name, version }) =>
      version !== undefined && (name === scopedService || version === form.get("Version")),
  );
  const name = service?.name ?? "sts";
  const namespace = `xmlns="https://${name}.amazonaws.com/doc/${service?.version ?? "2011-06-15"}/"`;
  const respond = (status: number, root: string, content: string): HttpResponse => ({
    status,
    contentType: "text/xml",
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<${root} ${namespace}>${content}</${root}>`,
  });
  return {
    ...(service && { service }),
    operation,
    input: (members) => formInput(form, members),
    success: (output, requestId) =>
      respond(
        200,
        `${operation}Response`,
        xmlOf({ [`${operation}Result`]: output, ResponseMetadata: { RequestId: requestId } }),
      ),
    failure: ({ code, message, status }, requestId) =>
      respond(
        status,
        "ErrorResponse",
        xmlOf({
          Error: { Type: status < 500 ? "Sender" : "Receiver", Code: code, Message: message },
          RequestId: requestId,
        }),
      ),
  };
}

/** The members that a form has; everything in a form is text, so numbers are read by their shape. */
function formInput(form: URLSearchParams, members: Members): Record<string, unknown> {
  const given = Object.entries(members).filter(([name]) => form.has(name));
  return Object.fromEntries(
    given.map(([name, { kind }]) => {
      const value = form.get(name) ?? "";
      return [name, kind === "integer" && /^-?\d+$/.test(value) ? Number(value) : value];
    }),
  );
}
