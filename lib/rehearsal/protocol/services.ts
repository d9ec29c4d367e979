import { iam } from "../operations/iam";
import { identityStore } from "../operations/identitystore";
import { organizations } from "../operations/organizations";
import { ssoAdmin } from "../operations/sso-admin";
import { sts } from "../operations/sts";
import type { Operation } from "./operation";

/** A service that the rehearsal plays. */
export interface Service {
  readonly name: string;
  readonly operations: Readonly<Record<string, Operation>>;
  /** The prefix of X-Amz-Target, for a service of the JSON 1.1 protocol. */
  readonly target?: string;
  /** The version and the XML namespace, for a service of the query protocol. */
  readonly version?: string;
  /** Whether it counts against the collective limit of calls per second. */
  readonly throttled?: boolean;
  /** Its own codes for the errors that every service has. */
  readonly codes?: Readonly<Record<string, string>>;
}

const queryCodes = {
  AccessDeniedException: "AccessDenied",
  ValidationException: "ValidationError",
  UnrecognizedClientException: "InvalidClientTokenId",
  ExpiredTokenException: "ExpiredToken",
  MissingAuthenticationTokenException: "MissingAuthenticationToken",
};

/** Source: the services' models (endpoint prefix, target prefix, protocol, version). */
export const services: readonly Service[] = [
  { name: "sso-admin", operations: ssoAdmin, target: "SWBExternalService", throttled: true },
  { name: "identitystore", operations: identityStore, target: "AWSIdentityStore", throttled: true },
  {
    name: "organizations",
    operations: organizations,
    target: "AWSOrganizationsV20161128",
    codes: { ValidationException: "InvalidInputException" },
  },
  { name: "sts", operations: sts, version: "2011-06-15", codes: queryCodes },
  { name: "iam", operations: iam, version: "2010-05-08", codes: queryCodes },
];
