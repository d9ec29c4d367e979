import { ExpectedError } from "../../config/problems/expected-error";
import { escapeControl } from "../../config/problems/show";
import { actionPrefixes, type ServiceName } from "../aws/operations";
import type { SdkError } from "../aws/trouble";

/** The call that failed. */
export interface FailedCall {
  readonly service: ServiceName;
  readonly operation: string;
  readonly region: string;
}

/** The AWS error behind a sentence, for code that can go on after some of them. */
export function awsErrorName(error: unknown): string | undefined {
  const cause = error instanceof ExpectedError ? (error.cause as SdkError | undefined) : undefined;
  return cause?.name;
}

/** Errors of credentials and of permission, in a sentence that says what to do. */
export function explain(error: unknown, call: FailedCall): ExpectedError {
  const { name = "Error", message = "" } = error as SdkError;
  const explained = explanations.find(({ matches }) => matches(error as SdkError));
  const sentence =
    explained?.sentence(call, error as SdkError) ?? `AWS answered ${actionOf(call)} with ${name}.`;
  // The SDK's words stand behind ours: they may name the caller, and a missing policy.
  const words = message === "" || message === name ? "" : ` AWS says: ${escapeControl(message.trim())}`;
  return because(`${sentence}${words}`, error);
}

/** An error with a sentence, and with what it stands for as its cause. */
export function because(sentence: string, cause: unknown): ExpectedError {
  return Object.assign(new ExpectedError(sentence), { cause });
}

/** The IAM action of a call, which is called as its operation. */
export function actionOf({ service, operation }: Pick<FailedCall, "service" | "operation">): string {
  return `${actionPrefixes[service]}:${operation}`;
}

interface Explanation {
  readonly matches: (error: SdkError) => boolean;
  readonly sentence: (call: FailedCall, error: SdkError) => string;
}

const named =
  (...names: string[]) =>
  ({ name, code = "" }: SdkError) =>
    names.includes(name) || names.includes(code);

const signInAgain = "Sign in again (aws sso login), or renew them";

const explanations: readonly Explanation[] = [
  {
    matches: (error) =>
      named(
        "ExpiredToken",
        "ExpiredTokenException",
        "TokenRefreshRequired",
        "RequestExpired",
        "ExpiredIdTokenException",
      )(error) ||
      (/CredentialsProvider|TokenProvider/.test(error.name) &&
        /expired|session (is|was|associated)|invalid|refresh/i.test(error.message)),
    sentence: () =>
      `The AWS credentials have expired. ${signInAgain}, and run this again; nothing was written.`,
  },
  {
    matches: ({ name, message }) =>
      /CredentialsProvider|TokenProvider/.test(name) || /Could not load credentials/.test(message),
    sentence: () =>
      "There are no AWS credentials: set AWS_PROFILE to a profile, sign in (aws sso login), or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
  },
  {
    matches: named("RequestTimeTooSkewed"),
    sentence: () => "The clock of this machine is wrong, and AWS refuses what is signed by it: set it.",
  },
  {
    matches: named(
      "UnrecognizedClientException",
      "InvalidClientTokenId",
      "InvalidAccessKeyId",
      "InvalidSignatureException",
      "SignatureDoesNotMatch",
      "IncompleteSignature",
      "MissingAuthenticationToken",
      "MissingAuthenticationTokenException",
      "AuthFailure",
      "OptInRequired",
    ),
    sentence: ({ region }, { name }) =>
      `AWS does not accept the credentials (${name}): check AWS_PROFILE, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, and that the account may use the Region ${region}.`,
  },
  {
    matches: ({ Reason = "" }) => Reason.startsWith("KMS_"),
    sentence: (call, { Reason }) =>
      `AWS could not use the customer managed key that encrypts IAM Identity Center (${Reason}) for ${actionOf(call)}: the caller needs kms:Decrypt on that key, and the key has to be enabled.`,
  },
  {
    matches: named(
      "AccessDeniedException",
      "AccessDenied",
      "UnauthorizedException",
      "AccessDeniedForDependencyException",
      "UnauthorizedOperation",
    ),
    sentence: ({ region, ...call }) =>
      `AWS denies ${actionOf(call)}. ${allowance(call, region)} Nothing was written.`,
  },
  {
    matches: named("AWSOrganizationsNotInUseException"),
    sentence: () =>
      "The account of these credentials belongs to no AWS organization. Use credentials of the management account, or of the delegated administrator of IAM Identity Center.",
  },
  {
    matches: named("ENOTFOUND", "ERR_INVALID_URL"),
    sentence: ({ service, region }, { message }) =>
      `AWS cannot be reached: there is no endpoint of ${service} for the Region ${region} (${escapeControl(message)}). Check identityCenter.region or AWS_REGION, AWS_ENDPOINT_URL and the network.`,
  },
  {
    matches: named("UnknownOperationException", "InvalidAction"),
    sentence: (call) =>
      `What answers for ${call.service} does not know ${call.operation}. Check AWS_ENDPOINT_URL, and that the Region ${call.region} has IAM Identity Center.`,
  },
];

function allowance(call: Omit<FailedCall, "region">, region: string): string {
  const action = actionOf(call);
  const where =
    call.service === "organizations"
      ? "The management account and delegated administrators may call it"
      : `The management account and the delegated administrator of IAM Identity Center may call it, in its home Region (here ${region})`;
  return `Allow the action ${action} in the policies of the caller. ${where}; a service control policy can deny it, too.`;
}
