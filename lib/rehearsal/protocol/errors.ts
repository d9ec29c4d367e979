/** An error that the API answers with: AWS's code, AWS's text, and the HTTP status that carries it. */
export class ServiceError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
    /** Further members of the error document, such as `Reason` or `ResourceType`. */
    readonly details: Record<string, string> = {},
  ) {
    super(message);
    this.name = "ServiceError";
  }
}

/** What was named does not exist. */
export const notFound = (message: string, details?: Record<string, string>) =>
  new ServiceError("ResourceNotFoundException", message, 400, details);

/** What was asked for stands against something that exists. */
export const conflict = (message: string, details?: Record<string, string>) =>
  new ServiceError("ConflictException", message, 400, details);

/** The input is not allowed, beyond what its shape says. */
export const invalid = (message: string) => new ServiceError("ValidationException", message);

/** A quota would be exceeded. */
export const overQuota = (message: string) => new ServiceError("ServiceQuotaExceededException", message);

/** The payload is no JSON, or a member has the wrong type. */
export const unserializable = (message: string) => new ServiceError("SerializationException", message);
