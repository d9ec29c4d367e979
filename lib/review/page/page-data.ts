/** What a page tells of: what a config means, what a plan changes, or how AWS compares with a config. */
export type PageKind = "matrix" | "review" | "audit";

/**
 * What a page holds: plain data, written into the file as JSON and read by the page's script. Things refer to each other
 * by their index, and account assignments go together by accounts in a row, so that 50,000 of them stay small. Every
 * text is shown as it stands here.
 */
export interface PageData {
  readonly kind: PageKind;
  readonly title: string;
  /** When the page was made, ISO 8601 in UTC. */
  readonly madeAt?: string;
  /** What of the whole is on the page, such as `principal developers`; empty: all of it. */
  readonly only: readonly string[];
  /** What deserves a look, as sentences. */
  readonly warnings: readonly string[];
  /** The root first, every unit before those below it. */
  readonly units: readonly PageUnit[];
  /** In the order of the tree: those of a unit and of all units below it stand in a row. */
  readonly accounts: readonly PageAccount[];
  /** Groups, then users, each sorted by name. */
  readonly principals: readonly PagePrincipal[];
  readonly permissionSets: readonly PagePermissionSet[];
  readonly entries: readonly PageEntry[];
  readonly grants: readonly PageGrant[];
  /** What a plan changes, or what an audit finds, in words; a matrix has none. */
  readonly summary?: PageSummary;
}

/** The root, an organizational unit, or a place for accounts that no snapshot knows. */
export interface PageUnit {
  readonly id: string;
  readonly name: string;
  /** Index of the unit above; -1 for one at the top. */
  readonly parent: number;
}

/** An account. */
export interface PageAccount {
  readonly id: string;
  /** Key in the config, else the name in AWS. */
  readonly name: string;
  /** The name in AWS, where it differs. */
  readonly awsName?: string;
  /** Index of the unit in which it lies. */
  readonly unit: number;
  /** State in AWS, where it is not ACTIVE. */
  readonly state?: string;
  readonly management?: true;
}

/** A user or a group. */
export interface PagePrincipal {
  readonly type: "USER" | "GROUP";
  readonly name: string;
  /** How it is found in the identity store, such as `DisplayName Platform Engineers`. */
  readonly detail?: string;
}

/** A permission set. */
export interface PagePermissionSet {
  readonly name: string;
  /** The name in AWS, where it differs. */
  readonly awsName?: string;
  readonly description?: string;
  /** How long a session lasts, such as `1 h 30 min`. */
  readonly session?: string;
  /** What it is made of, a line each. */
  readonly policies: readonly string[];
  /** Why it gives administration; empty where it does not, as far as its text tells. */
  readonly administration: readonly string[];
  readonly existing?: true;
}

/** An assignment entry. */
export interface PageEntry {
  readonly name: string;
  readonly reason?: string;
  /** Last day, `2027-01-31`. */
  readonly expires?: string;
}

/**
 * What there is to say of an account assignment. It is there; or a plan grants it, revokes it, or does both by a
 * replacement; or AWS alone has it, or the config alone.
 */
export const changes = ["has", "gained", "lost", "interrupted", "unmanaged", "missing"] as const;
export type Change = (typeof changes)[number];

/** Account assignments of one principal and one permission set that come from the same entries. */
export interface PageGrant {
  readonly principal: number;
  readonly permissionSet: number;
  /** Indexes of entries. */
  readonly entries: readonly number[];
  /** Left out: `has`. */
  readonly change?: Change;
  /** Why it is so, where there is more to say than the change itself. */
  readonly because?: readonly string[];
  /** Accounts as pairs: the index of the first, and how many follow each other. */
  readonly accounts: readonly number[];
}

/** What a review or an audit says in words. */
export interface PageSummary {
  /** Counts, a line each. */
  readonly headline: readonly PageItem[];
  readonly sections: readonly PageSection[];
}

/** How something is marked: new, gone, revoked and granted again, changed, or to be looked at. */
export type PageMark = "+" | "-" | "↻" | "~" | "!";

/** A titled list. */
export interface PageSection {
  readonly title: string;
  readonly items: readonly PageItem[];
  /** How many more there are than `items` has. */
  readonly more?: number;
}

/** A text: words of ours, and lists of one name or one sentence from elsewhere, which keep their direction of writing to themselves. */
export type PageText = readonly (string | readonly [text: string, kind?: "sentence"])[];

/** One thing to read, with what belongs below it. */
export interface PageItem {
  readonly mark?: PageMark;
  readonly text: PageText;
  /** Why it deserves attention. */
  readonly flags?: readonly string[];
  readonly items?: readonly PageItem[];
  /** Names that would make the line too long: folded away. */
  readonly names?: { readonly title: string; readonly names: readonly string[] };
  /** Lines that begin with `+`, `-`, a blank or `…`. */
  readonly diff?: readonly string[];
}
