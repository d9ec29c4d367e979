/** A message of `terraform plan -json` or `apply -json`; only what is used here. */
export interface TerraformEvent {
  readonly type: string;
  readonly hook?: {
    readonly resource?: { readonly addr: string };
    readonly action?: string;
    /** Since the beginning, in signs of life. */
    readonly elapsed_seconds?: number;
  };
  readonly change?: { readonly resource?: { readonly addr: string }; readonly action?: string };
  readonly changes?: ChangeCounts;
  readonly diagnostic?: Diagnostic;
}

/** Resources that a plan or an apply changes. */
export interface ChangeCounts {
  readonly add: number;
  readonly change: number;
  readonly remove: number;
  readonly import?: number;
}

/** An error or a warning of Terraform. */
export interface Diagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
}

/** A line of `-json` output; undefined where it is none, such as output of a crashing provider. */
export function parseEvent(line: string): TerraformEvent | undefined {
  try {
    const event: unknown = JSON.parse(line);
    return event !== null && typeof event === "object" && "type" in event
      ? (event as TerraformEvent)
      : undefined;
  } catch {
    return undefined;
  }
}

/** A diagnostic as text: the address, the summary, the detail. */
export function formatDiagnostic({ address, summary, detail }: Diagnostic): string {
  return [`${address ? `${address}: ` : ""}${summary}`, detail?.trim()].filter(Boolean).join("\n  ");
}
