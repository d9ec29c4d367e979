/** The services that are read, by the names of their SDK clients. */
interface Packages {
  readonly "sso-admin": typeof import("@aws-sdk/client-sso-admin");
  readonly identitystore: typeof import("@aws-sdk/client-identitystore");
  readonly organizations: typeof import("@aws-sdk/client-organizations");
  readonly sts: typeof import("@aws-sdk/client-sts");
}

/** A service, by the name of its SDK client. */
export type ServiceName = keyof Packages;

/** Input and output of a package's operations, by the name of the operation. */
type OperationsOf<Package> = {
  [
    Name in keyof Package as Name extends `${infer Operation}Command` ? Operation : never
  ]: Package[Name] extends new (...args: infer Arguments) => {
    resolveMiddleware: (...args: never[]) => (...args: never[]) => Promise<{ output: infer Output }>;
  }
    ? { readonly input: NonNullable<Arguments[0]>; readonly output: Output }
    : never;
};

type Operations = { readonly [Service in ServiceName]: OperationsOf<Packages[Service]> };

/** An operation of a service that only reads: only such may be called again without a thought. */
export type OperationName<Service extends ServiceName> = Extract<
  keyof Operations[Service],
  `${"List" | "Describe" | "Get"}${string}`
>;

/** What an operation takes. */
export type InputOf<
  Service extends ServiceName,
  Name extends OperationName<Service>,
> = Operations[Service][Name] extends { input: infer Input } ? Input : never;

/** What an operation answers. */
export type OutputOf<
  Service extends ServiceName,
  Name extends OperationName<Service>,
> = Operations[Service][Name] extends { output: infer Output } ? Output : never;

/** The prefix of a service's IAM actions; an action is called after its operation. Source: service authorization reference. */
export const actionPrefixes: Readonly<Record<ServiceName, string>> = {
  "sso-admin": "sso",
  identitystore: "identitystore",
  organizations: "organizations",
  sts: "sts",
};
