import { z } from "zod";

const allowed = (words: string) => ({ error: words });
const name = z.string(allowed("a name")).min(1, allowed("a name"));

/** AWS's states of an account (AWS Organizations API reference, Account.State); only ACTIVE ones can be assigned. */
export const accountStates = [
  "PENDING_ACTIVATION",
  "ACTIVE",
  "SUSPENDED",
  "PENDING_CLOSURE",
  "CLOSED",
] as const;

/** An account in the tree. */
const account = z.strictObject(
  {
    id: z.string(allowed("12 digits, in quotes")).regex(/^\d{12}$/, allowed("12 digits, in quotes")),
    name,
    state: z.enum(accountStates, allowed("PENDING_ACTIVATION, ACTIVE, SUSPENDED, PENDING_CLOSURE or CLOSED")),
    tags: z
      .record(z.string(), z.string(allowed("the value of a tag")), allowed("a map of tag keys to values"))
      .optional(),
  },
  allowed("an account: { id, name, state, tags }"),
);

const unitId = /^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/;
const rootId = /^r-[0-9a-z]{4,32}$/;

/** An organizational unit in the tree, with what lies below it. */
const unit = z.strictObject(
  {
    id: z
      .string(allowed("the id of an organizational unit"))
      .regex(unitId, allowed("the id of an organizational unit, ou-…")),
    name,
    accounts: z.array(account, allowed("a list of accounts")),
    get organizationalUnits() {
      return z.array(unit, allowed("a list of organizational units"));
    },
  },
  allowed("an organizational unit: { id, name, accounts, organizationalUnits }"),
);

/**
 * The organization's tree on disk: ids, names, states and tags, no e-mail addresses. Ids' forms are those of the AWS
 * Organizations API reference (OrganizationalUnitId, RootId, AccountId).
 */
export const snapshotSchema = z.strictObject(
  {
    version: z.literal(1, allowed("1, the version of snapshots that is known here")),
    /** When it was taken, ISO 8601 in UTC. */
    takenAt: z.iso.datetime(allowed("a time such as 2026-11-22T08:00:00Z")),
    organizationId: z
      .string(allowed("the id of the organization"))
      .regex(/^o-[a-z0-9]{10,32}$/, allowed("o- and 10 to 32 letters or digits")),
    managementAccountId: z
      .string(allowed("12 digits, in quotes"))
      .regex(/^\d{12}$/, allowed("12 digits, in quotes")),
    root: z.strictObject(
      {
        id: z.string(allowed("the id of the root")).regex(rootId, allowed("the id of the root, r-…")),
        name,
        accounts: z.array(account, allowed("a list of accounts")),
        organizationalUnits: z.array(unit, allowed("a list of organizational units")),
      },
      allowed("the root: { id, name, accounts, organizationalUnits }"),
    ),
  },
  allowed("a snapshot: { version, takenAt, organizationId, managementAccountId, root }"),
);

export type Snapshot = z.output<typeof snapshotSchema>;
export type SnapshotUnit = z.output<typeof unit>;
export type SnapshotAccount = z.output<typeof account>;
