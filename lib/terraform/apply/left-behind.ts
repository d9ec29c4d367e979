import path from "node:path";
import { ExpectedError } from "../../config/problems/expected-error";
import { show } from "../../config/problems/show";
import type { Diagnostic } from "../events";
import type { Terraform } from "../terraform";
import { findPermissionSets, type FoundPermissionSet } from "./find-permission-sets";
import type { Span } from "./journal";
import type { PlannedChange } from "./planned-changes";
import { alreadyThere, importOf, takeOver, type Import } from "./take-over";

/** How an apply ended before everything was done. */
export interface Ended {
  /** What it was to do. */
  readonly changes: readonly PlannedChange[];
  readonly errors: readonly Diagnostic[];
  /** Addresses of creations that did not come to an end, and were given up. */
  readonly stalled: readonly string[];
  /** When applies of this stack that are not complete were at work. */
  readonly spans: readonly Span[];
}

/** What became of what an apply found to be there. */
export interface LeftBehind {
  /** Addresses that the state holds now. */
  readonly takenOver: readonly string[];
  /** What is there, and cannot be taken over. */
  readonly problems: readonly Diagnostic[];
}

/**
 * Takes over what applies of this stack have left behind: what AWS holds just as planned, and the state does not know.
 * @throws {ExpectedError} where Terraform fails
 */
export async function takeOverLeftBehind(terraform: Terraform, ended: Ended): Promise<LeftBehind> {
  const takenOver = [...(await takeOver(terraform, alreadyThere(ended.changes, ended.errors)))];
  for (const change of ended.changes.filter(({ address }) => ended.stalled.includes(address)))
    takenOver.push(...(await takeOverIfThere(terraform, importOf(change))));
  const sets = await takeOverPermissionSets(terraform, permissionSets(ended), ended.spans);
  return { takenOver: [...takenOver, ...sets.takenOver], problems: sets.problems };
}

/** Something that may be there, or not. */
async function takeOverIfThere(terraform: Terraform, imports: readonly Import[]): Promise<readonly string[]> {
  try {
    return await takeOver(terraform, imports);
  } catch (error) {
    if (error instanceof ExpectedError && error.message.includes("Cannot import non-existent")) return [];
    throw error;
  }
}

/** Permission sets whose creation stalled, or was given up by the AWS provider because one is there. */
function permissionSets({ changes, errors, stalled }: Ended): readonly PlannedChange[] {
  const refused = errors
    .filter(({ summary }) => /^creating SSO Permission Set .*already exists/s.test(summary))
    .map(({ address }) => address);
  return changes.filter(
    ({ type, address }) =>
      type === "aws_ssoadmin_permission_set" && (refused.includes(address) || stalled.includes(address)),
  );
}

/**
 * A permission set is taken over where it was made while an apply of this stack was at work, and is just as planned.
 * Any other of its name belongs to somebody, and may give access to people whom nobody has reviewed.
 */
async function takeOverPermissionSets(
  terraform: Terraform,
  changes: readonly PlannedChange[],
  spans: readonly Span[],
): Promise<LeftBehind> {
  const wanted = changes.flatMap(({ address, after }) => {
    const { instance_arn: instanceArn, name } = after ?? {};
    return typeof instanceArn === "string" && typeof name === "string"
      ? [{ to: address, instanceArn, name }]
      : [];
  });
  const found = await findPermissionSets(terraform, wanted);
  const ours = found.filter((set) => isOfOneOf(spans, set)).map(toImport);
  const takenOver = await takeOverWhatIsAsPlanned(terraform, ours);
  return {
    takenOver,
    problems: found.filter(({ to }) => !takenOver.includes(to)).map((set) => notOurs(terraform, set)),
  };
}

interface AtAddress extends FoundPermissionSet {
  /** Address of the resource that it would be. */
  readonly to: string;
  readonly name: string;
  readonly instanceArn: string;
}

function toImport({ to, arn, instanceArn }: AtAddress): Import {
  return { to, id: `${arn},${instanceArn}` };
}

/** All at once where all of them are as planned, else those that are. */
async function takeOverWhatIsAsPlanned(
  terraform: Terraform,
  imports: readonly Import[],
): Promise<readonly string[]> {
  const together = await takeOver(terraform, imports);
  if (together.length > 0 || imports.length < 2) return together;
  const taken: string[] = [];
  for (const one of imports) taken.push(...(await takeOver(terraform, [one])));
  return taken;
}

/** How far the clocks of this machine and of AWS may differ, in milliseconds. */
const clockTolerance = 60_000;

function isOfOneOf(spans: readonly Span[], { createdAt }: FoundPermissionSet): boolean {
  return spans.some(({ from, to }) => createdAt >= from - clockTolerance && createdAt <= to + clockTolerance);
}

function notOurs({ cwd }: Terraform, set: AtAddress): Diagnostic {
  const { name, createdAt } = set;
  const { to, id } = toImport(set);
  const made = new Date(createdAt).toISOString().slice(0, 16).replace("T", " ");
  return {
    severity: "error",
    address: to,
    summary: `AWS has a permission set ${show(name)} already, made on ${made} UTC, that this state does not know`,
    detail: `Nothing of it was changed. If it is yours, such as from an apply that was killed on another machine, import it, plan again, and review what that changes: terraform -chdir=${path.relative(process.cwd(), cwd) || "."} import '${to}' '${id}'. If it belongs to somebody else, give yours another name, or write existing: true to assign theirs.`,
  };
}
