import { ExpectedError } from "../../config/problems/expected-error";
import type { ServiceName } from "./operations";

/** Sends one request, once. */
export interface Sender {
  send(operation: string, input: object, signal: AbortSignal): Promise<unknown>;
}

/** The SDK's clients, each made when it is first asked for: a command loads only the packages that it needs. */
export interface Clients {
  /** The Region that they were given, or that the environment or the profile names. */
  readonly region: string;
  client(service: ServiceName): Promise<Sender>;
}

/** What all SDK clients have in common, as far as it is used here. */
interface SdkClient {
  readonly config: { readonly region: () => Promise<string>; readonly credentials: unknown };
  send(command: unknown, options: { abortSignal: AbortSignal }): Promise<unknown>;
}
type SdkPackage = Record<string, unknown>;

const classNames: Readonly<Record<ServiceName, string>> = {
  "sso-admin": "SSOAdminClient",
  identitystore: "IdentitystoreClient",
  organizations: "OrganizationsClient",
  sts: "STSClient",
};

/** Where clients start. */
export interface ClientOptions {
  /** @default AWS_REGION, AWS_DEFAULT_REGION, then the profile's */
  readonly region?: string | undefined;
  /** Where none of them names one: for services that are the same from every Region. */
  readonly fallbackRegion?: string | undefined;
  /** The service whose package is loaded at once. @default sso-admin */
  readonly first?: ServiceName | undefined;
}

/**
 * Clients for a Region, with the SDK's own credential chain and endpoints (`AWS_ENDPOINT_URL` among them). The SDK's
 * retries are off: `callerOf` retries, so that waiting is decided in one place.
 * @throws {ExpectedError} where a package is missing or nothing names a Region
 */
export async function openClients(
  { region: named, fallbackRegion, first: service = "sso-admin" }: ClientOptions,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Clients> {
  silenceNodeWarning(env);
  // The SDK does not read AWS_DEFAULT_REGION, which the AWS CLI does.
  const wanted = named ?? (env.AWS_REGION || env.AWS_DEFAULT_REGION || undefined);
  const first = await newClient(service, { ...(wanted !== undefined && { region: wanted }) });
  const region = await regionOf(first.client, fallbackRegion);
  // The one that found no Region would ask for it again.
  const made = new Map<ServiceName, Promise<Sender>>();
  // One chain of credentials for all: a profile that signs in or asks for a code does so once.
  const shared = { region, credentials: first.client.config.credentials };
  return {
    region,
    client(service) {
      const known = made.get(service) ?? newClient(service, shared).then(({ sender }) => sender);
      made.set(service, known);
      return known;
    },
  };
}

async function newClient(
  service: ServiceName,
  settings: object,
): Promise<{ readonly client: SdkClient; readonly sender: Sender }> {
  const sdk = await loadPackage(service);
  const Client = sdk[classNames[service]] as new (settings: object) => SdkClient;
  const client = new Client({ maxAttempts: 1, ...settings });
  const sender: Sender = {
    send(operation, input, signal) {
      const Command = sdk[`${operation}Command`] as new (input: object) => unknown;
      return client.send(new Command(input), { abortSignal: signal });
    },
  };
  return { client, sender };
}

/** The SDK announces, on every start, that versions to come will need a newer Node: nothing that a user here can mend. */
function silenceNodeWarning(env: NodeJS.ProcessEnv): void {
  env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
}

async function regionOf(client: SdkClient, fallback: string | undefined): Promise<string> {
  try {
    return await client.config.region();
  } catch {
    if (fallback !== undefined) return fallback;
    throw new ExpectedError(
      "No AWS Region is named: write identityCenter.region in the access config, or set AWS_REGION, to the home Region of IAM Identity Center.",
    );
  }
}

/** Written out one by one: a bundler and a reader see what is loaded. */
const loaders: Readonly<Record<ServiceName, () => Promise<unknown>>> = {
  "sso-admin": () => import("@aws-sdk/client-sso-admin"),
  identitystore: () => import("@aws-sdk/client-identitystore"),
  organizations: () => import("@aws-sdk/client-organizations"),
  sts: () => import("@aws-sdk/client-sts"),
};

/** Loads the package of a service. @throws {ExpectedError} that says what to install */
export async function loadPackage(
  service: ServiceName,
  load: () => Promise<unknown> = loaders[service],
): Promise<SdkPackage> {
  try {
    return (await load()) as SdkPackage;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const name = `@aws-sdk/client-${service}`;
    if ((code !== "MODULE_NOT_FOUND" && code !== "ERR_MODULE_NOT_FOUND") || !message.includes(name))
      throw error;
    throw new ExpectedError(
      `This command asks AWS, and the package ${name} is not installed: npm install ${Object.keys(loaders)
        .map((service) => `@aws-sdk/client-${service}`)
        .join(" ")}`,
    );
  }
}
