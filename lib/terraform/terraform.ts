import { ExpectedError } from "../config/problems/expected-error";
import {
  formatDiagnostic,
  parseEvent,
  type ChangeCounts,
  type Diagnostic,
  type TerraformEvent,
} from "./events";
import { runProcess } from "./run-process";

/** One folder of Terraform configuration, and what to run on it. */
export interface Terraform {
  /** Path of terraform or tofu. */
  readonly binary: string;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
}

/** What a plan would do. */
export interface PlanResult {
  readonly changes: ChangeCounts;
  /** Addresses of the resources that would change, with the action (`create`, `update`, `delete`, `replace`). */
  readonly planned: readonly { readonly address: string; readonly action: string }[];
  readonly warnings: readonly Diagnostic[];
}

/** How far an apply came. */
export interface ApplyResult {
  /** Addresses that were done, in the order of their end. */
  readonly done: readonly string[];
  /** Addresses that were begun and failed. */
  readonly failed: readonly string[];
  /** Why it stopped; empty where everything was done. */
  readonly errors: readonly Diagnostic[];
}

const noChanges: ChangeCounts = { add: 0, change: 0, remove: 0 };

/** `terraform init`. @throws {ExpectedError} with what Terraform says where it fails. */
export async function init(terraform: Terraform): Promise<void> {
  const result = await runProcess(terraform.binary, ["init", "-input=false", "-no-color"], terraform);
  if (result.code !== 0) {
    throw new ExpectedError(
      `terraform init failed:\n${indent(result.stderr.trim() || result.stdout.trim())}`,
    );
  }
}

/** `terraform plan`, saved to `file`. @throws {ExpectedError} with what Terraform says where it fails. */
export async function plan(terraform: Terraform, file: string): Promise<PlanResult> {
  const { events, result } = await runJson(terraform, ["plan", "-json", "-input=false", `-out=${file}`]);
  const errors = diagnosticsOf(events, "error");
  if (result.code !== 0) throw new ExpectedError(failure("terraform plan", errors, result.stderr));
  return {
    changes: lastChanges(events),
    planned: events
      // Data sources that are read during the apply stand among the changes.
      .filter(({ type, change }) => type === "planned_change" && change?.action !== "read")
      .map(({ change }) => ({ address: change?.resource?.addr ?? "", action: change?.action ?? "" })),
    warnings: diagnosticsOf(events, "warning"),
  };
}

/** `terraform apply` of a saved plan. A failure is a result, not an exception: it says how far the apply came. */
export async function apply(
  terraform: Terraform,
  file: string,
  onEvent: (event: TerraformEvent) => void = () => {},
): Promise<ApplyResult> {
  const { events, result } = await runJson(terraform, ["apply", "-json", "-input=false", file], onEvent);
  const addresses = (type: string) =>
    events.filter((event) => event.type === type).map(({ hook }) => hook?.resource?.addr ?? "");
  const errors = diagnosticsOf(events, "error");
  const silent = result.code !== 0 && errors.length === 0;
  return {
    done: addresses("apply_complete"),
    failed: addresses("apply_errored"),
    errors: silent
      ? [{ severity: "error", summary: "terraform apply failed", detail: result.stderr.trim() }]
      : errors,
  };
}

/**
 * `terraform show -json` of a saved plan, whole: some hundred megabytes for tens of thousands of resources.
 * @throws {ExpectedError} with what Terraform says where it fails, as for a plan of another version of Terraform
 */
export async function showPlan(terraform: Terraform, file: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const result = await runProcess(terraform.binary, ["show", "-json", "-no-color", file], {
    ...terraform,
    onOutput: (chunk) => chunks.push(chunk),
  });
  if (result.code !== 0) throw new ExpectedError(failure("terraform show", [], result.stderr));
  return Buffer.concat(chunks);
}

async function runJson(
  terraform: Terraform,
  args: readonly string[],
  onEvent: (event: TerraformEvent) => void = () => {},
) {
  const events: TerraformEvent[] = [];
  const onLine = (line: string) => {
    const event = parseEvent(line);
    if (!event) return;
    events.push(event);
    onEvent(event);
  };
  const result = await runProcess(terraform.binary, args, { ...terraform, onLine });
  return { events, result };
}

function lastChanges(events: readonly TerraformEvent[]): ChangeCounts {
  return events.findLast(({ type }) => type === "change_summary")?.changes ?? noChanges;
}

function diagnosticsOf(events: readonly TerraformEvent[], severity: Diagnostic["severity"]): Diagnostic[] {
  return events.flatMap(({ diagnostic }) => (diagnostic?.severity === severity ? [diagnostic] : []));
}

function failure(what: string, errors: readonly Diagnostic[], stderr: string): string {
  const text = errors.length > 0 ? errors.map(formatDiagnostic).join("\n") : stderr.trim();
  return `${what} failed:\n${indent(text)}`;
}

function indent(text: string): string {
  return text.replace(/^/gm, "  ");
}
