import { checkConfig } from "../../config/check/check-config";
import { plainSource } from "../../config/read/source";
import { principalKey, type InstanceState, type LiveAccountAssignment } from "../instance";
import { mapPart, type AdoptedDocument } from "./document";
import { adoptEntries } from "./entries";
import { knownOf, type Into, type Known } from "./known";
import { sortOut, type LeftOut, type Scope } from "./left-out";
import { adoptPermissionSets } from "./permission-sets";
import { adoptPrincipals } from "./principals";

/** How an instance is adopted. */
export interface AdoptOptions extends Scope {
  /** The config that lacks something; unset: a new one is written. */
  readonly into?: Into | undefined;
  /** Permission sets stay with who owns them: all are `existing`. */
  readonly onlyAssignments?: boolean;
  /** One principal in an entry, so that each principal can have a file of its own. */
  readonly perPrincipal?: boolean;
  /** The path of the snapshot that the document is to name. */
  readonly snapshot?: string | undefined;
  /** The path of the file of imports that the document is to name. */
  readonly imports?: string | undefined;
}

/** What becomes of an instance. */
export interface Adoption {
  readonly document: AdoptedDocument;
  /** Texts of policy files by the names that permission sets of the document give them. */
  readonly policyFiles: ReadonlyMap<string, string>;
  /** What the document's entries mean: exactly these. */
  readonly rows: readonly LiveAccountAssignment[];
  /** What AWS has, and neither the document nor the config that it is adopted into. */
  readonly leftOut: readonly LeftOut[];
  /** Sentences: what deserves a look. */
  readonly notes: readonly string[];
}

/** Makes an access config of what an instance holds, or of what a config lacks of it. Same arguments, same result. */
export function adopt(state: InstanceState, options: AdoptOptions = {}): Adoption {
  if (state.coverage !== "every-principal") throw new Error("adopting needs a whole read");
  const known = knownOf(options.into, state);
  const { rows, leftOut } = scopeOf(state, known, options);
  const sets = adoptPermissionSets(new Set(rows.map((row) => row.permissionSetArn)), state, known, options);
  const principals = adoptPrincipals(rows, state, known);
  const keys = { principals: principals.keys, permissionSets: sets.keys };
  const entries = adoptEntries(rows, state, keys, known, options);
  const attributes = known.hasAttributes ? {} : adoptAttributes(state);
  return {
    document: {
      ...(!options.into && { identityCenter: instanceOf(state, options) }),
      ...(options.snapshot !== undefined && { organization: options.snapshot }),
      ...(options.imports !== undefined && { imports: options.imports }),
      ...mapPart("accounts", entries.accounts),
      ...mapPart("accountGroups", entries.accountGroups),
      ...mapPart("groups", principals.groups),
      ...mapPart("users", principals.users),
      ...mapPart("permissionSets", sets.specs),
      ...mapPart("accessControlAttributes", Object.entries(attributes.sources ?? {})),
      assignments: {},
      ...mapPart("assignments", entries.assignments),
    },
    policyFiles: sets.policyFiles,
    rows,
    leftOut,
    notes: [...sets.notes, ...(attributes.note === undefined ? [] : [attributes.note])],
  };
}

function scopeOf(state: InstanceState, known: Known, scope: Scope): ReturnType<typeof sortOut> {
  const { rows, leftOut } = sortOut(state, scope);
  const missing = rows.filter((row) => !known.has(row));
  const ignored = missing.filter((row) => known.isIgnored(namesOf(row, state)));
  const gone = new Set(ignored);
  return {
    rows: missing.filter((row) => !gone.has(row)),
    leftOut: [
      ...leftOut.filter(({ row }) => !known.has(row) && !known.isIgnored(namesOf(row, state))),
      ...ignored.map((row) => ({ row, reason: "ignored" }) as const),
    ],
  };
}

function namesOf(
  { principalType, principalId, permissionSetArn, accountId }: LiveAccountAssignment,
  state: InstanceState,
) {
  const principal = state.principals.get(principalKey(principalType, principalId));
  return {
    permissionSet: state.permissionSets.get(permissionSetArn)?.name ?? permissionSetArn,
    principal: !principal || principal.deleted ? principalId : principal.name,
    accountId,
  };
}

/** Named, not looked up: what follows is about this instance and no other. */
function instanceOf({ instance }: InstanceState, { administeredFrom, organization }: Scope) {
  const delegated = administeredFrom === "delegated-administrator" && organization !== undefined;
  return {
    region: instance.region,
    ...(delegated && { administeredFrom }),
    instance: { arn: instance.arn, identityStoreId: instance.identityStoreId },
  };
}

/** Attributes for access control, all of them or none: they are one resource. */
function adoptAttributes({ accessControlAttributes = {} }: InstanceState): {
  readonly sources?: Readonly<Record<string, string>>;
  readonly note?: string;
} {
  const entries = Object.entries(accessControlAttributes);
  const sources = Object.fromEntries(entries.map(([key, values]) => [key, values[0] ?? ""]));
  const document = { accessControlAttributes: sources, assignments: {} };
  const { problems } = checkConfig(plainSource(document));
  const refused =
    problems.find(({ severity }) => severity === "error")?.message ??
    (entries.some(([, values]) => values.length !== 1) ? "one of them has several sources." : undefined);
  if (refused === undefined) return { sources };
  return { note: `The attributes for access control are not adopted: ${refused}` };
}
