import { ExpectedError } from "../config/problems/expected-error";
import {
  formatDiagnostic,
  parseEvent,
  type ChangeCounts,
  type Diagnostic,
  type TerraformEvent,
} from "./events";
import { runProcess, type ProcessResult } from "./run-process";
import { withAdvice } from "./what-to-do";

/** One folder of Terraform configuration, and what to run on it. */
export interface Terraform {
  /** Path of terraform or tofu. */
  readonly binary: string;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Ends what runs at once; a lock of the state may stay behind. */
  readonly signal?: AbortSignal;
  /** Asks Terraform to stop: it begins nothing more, and lets the lock of the state go. */
  readonly interrupt?: AbortSignal;
}

/** What a plan would do. */
export interface PlanResult {
  readonly changes: ChangeCounts;
  /** Whether an apply would do anything: change a resource or an output, move, import or forget one. */
  readonly differs: boolean;
  /** Addresses of the resources that would change, with the action (`create`, `update`, `delete`, `replace`). */
  readonly planned: readonly { readonly address: string; readonly action: string }[];
  readonly warnings: readonly Diagnostic[];
}

/** How far an apply came. */
export interface ApplyResult {
  /** Terraform's word that all of the plan is done. */
  readonly succeeded: boolean;
  /** Addresses that were begun, in the order of their beginning. */
  readonly begun: readonly string[];
  /** Addresses that were done, in the order of their end. */
  readonly done: readonly string[];
  /** Addresses that were begun and failed. */
  readonly failed: readonly string[];
  /** Why it stopped; empty where everything was done. */
  readonly errors: readonly Diagnostic[];
}

type OnEvent = (event: TerraformEvent) => void;

/** What `terraform plan -detailed-exitcode` ends with where an apply would do something. */
const differs = 2;
const noChanges: ChangeCounts = { add: 0, change: 0, remove: 0 };

/** `terraform init`. @throws {ExpectedError} with what Terraform says where it fails. */
export async function init(terraform: Terraform): Promise<void> {
  const result = await runProcess(terraform.binary, ["init", "-input=false", "-no-color"], terraform);
  if (result.code !== 0) {
    const said = result.stderr.trim() || result.stdout.trim();
    throw new ExpectedError(withAdvice(`terraform init failed:\n${indent(said)}`));
  }
}

/** `terraform plan`, saved to `file`. @throws {ExpectedError} with what Terraform says where it fails. */
export async function plan(
  terraform: Terraform,
  file: string,
  { options = [], onEvent }: { readonly options?: readonly string[]; readonly onEvent?: OnEvent } = {},
): Promise<PlanResult> {
  const args = ["plan", "-json", "-detailed-exitcode", "-input=false", ...options, `-out=${file}`];
  const { events, result } = await runJson(terraform, args, onEvent);
  const errors = diagnosticsOf(events, "error");
  if (result.code !== 0 && result.code !== differs) throw failure("terraform plan", errors, result);
  return {
    changes: lastChanges(events),
    differs: result.code === differs,
    planned: events
      // Data sources that are read during the apply stand among the changes.
      .filter(({ type, change }) => type === "planned_change" && change?.action !== "read")
      .map(({ change }) => ({ address: change?.resource?.addr ?? "", action: change?.action ?? "" })),
    warnings: diagnosticsOf(events, "warning"),
  };
}

/**
 * `terraform show -json` of a saved plan, whole: some hundred megabytes for tens of thousands of resources.
 * @throws {ExpectedError} with what Terraform says where it fails, as for a plan of another version of Terraform
 */
export function showPlan(terraform: Terraform, file: string): Promise<Buffer> {
  return show(terraform, file);
}

/** `terraform show -json` of the state. @throws {ExpectedError} with what Terraform says where it fails */
export function showState(terraform: Terraform): Promise<Buffer> {
  return show(terraform);
}

async function show(terraform: Terraform, ...file: readonly string[]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const result = await runProcess(terraform.binary, ["show", "-json", "-no-color", ...file], {
    ...terraform,
    onOutput: (chunk) => chunks.push(chunk),
  });
  if (result.code !== 0) throw failure("terraform show", [], result);
  return Buffer.concat(chunks);
}

/** `terraform apply` of a saved plan. A failure is a result, not an exception: it says how far the apply came. */
export async function apply(terraform: Terraform, file: string, onEvent?: OnEvent): Promise<ApplyResult> {
  const { events, result } = await runJson(terraform, ["apply", "-json", "-input=false", file], onEvent);
  const addresses = (type: string) =>
    events.filter((event) => event.type === type).map(({ hook }) => hook?.resource?.addr ?? "");
  const errors = diagnosticsOf(events, "error");
  const silent = result.code !== 0 && errors.length === 0;
  return {
    succeeded: result.code === 0,
    begun: addresses("apply_start"),
    done: addresses("apply_complete"),
    failed: addresses("apply_errored"),
    errors: silent
      ? [{ severity: "error", summary: "terraform apply failed", detail: saidBy(result) }]
      : errors,
  };
}

async function runJson(terraform: Terraform, args: readonly string[], onEvent: OnEvent = () => {}) {
  const events: TerraformEvent[] = [];
  const onLine = (line: string) => {
    const event = parseEvent(line);
    if (!event) return;
    if (!isNoise(event)) events.push(event);
    onEvent(event);
  };
  const result = await runProcess(terraform.binary, args, { ...terraform, onLine });
  return { events, result };
}

/** Reads of a refresh and signs of life: of thousands of resources they are most of the lines, and say nothing later. */
function isNoise({ type }: TerraformEvent): boolean {
  return type.startsWith("refresh_") || type === "apply_progress";
}

function lastChanges(events: readonly TerraformEvent[]): ChangeCounts {
  return events.findLast(({ type }) => type === "change_summary")?.changes ?? noChanges;
}

function diagnosticsOf(events: readonly TerraformEvent[], severity: Diagnostic["severity"]): Diagnostic[] {
  return events.flatMap(({ diagnostic }) => (diagnostic?.severity === severity ? [diagnostic] : []));
}

function failure(what: string, errors: readonly Diagnostic[], result: ProcessResult): ExpectedError {
  const text = errors.length > 0 ? errors.map(formatDiagnostic).join("\n") : saidBy(result);
  return new ExpectedError(withAdvice(`${what} failed:\n${indent(text)}`));
}

/** What Terraform said where it printed no diagnostic: HCP Terraform's remote runs print plain text. */
function saidBy({ stderr, stdout }: ProcessResult): string {
  return stderr.trim() || stdout.trim().split("\n").slice(-20).join("\n");
}

function indent(text: string): string {
  return text.replace(/^/gm, "  ");
}
