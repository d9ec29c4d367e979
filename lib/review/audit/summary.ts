import type { AssignmentState, AuditReport } from "../../access/audit-report";

/** An audit in a few sentences: what differs, what does not, and what was left out. */
export function summarizeAudit({
  accountAssignments,
  permissionSets,
  ignored,
  only,
}: AuditReport): readonly string[] {
  const rows = (state: string) => accountAssignments.filter((row) => row.state === state).length;
  const sets = (state: string) => permissionSets.filter((set) => set.state === state).length;
  const dangerous = accountAssignments.filter(
    ({ state, administration }) => state === "unmanaged" && administration,
  ).length;
  const counts: readonly (readonly [AssignmentState, string])[] = [
    [
      "unmanaged",
      `${rows("unmanaged")} unmanaged${dangerous > 0 ? ` (${dangerous} of them give administration)` : ""}`,
    ],
    ["missing", `${rows("missing")} missing`],
    ["in-sync", `${rows("in-sync")} in sync`],
  ];
  // What was left out must not read as "none".
  const told = counts.filter(([state]) => only === undefined || only === state).map(([, text]) => text);
  return [
    `Account assignments: ${told.join(", ")}${only === undefined ? "" : "; others were not asked for"}.`,
    `Permission sets: ${sets("changed")} changed, ${sets("unmanaged")} unmanaged, ${sets("missing")} missing, ${sets("in-sync")} in sync.`,
    ...ignored.map(describeRule),
  ];
}

function describeRule({
  rule,
  accountAssignments,
  permissionSets,
  tags,
}: AuditReport["ignored"][number]): string {
  const counts = [
    count(accountAssignments, "account assignment"),
    count(permissionSets, "permission set"),
    count(tags, "tag"),
  ].filter((text) => text !== "");
  return counts.length === 0
    ? `The rule ${rule} of ignore fits nothing that AWS has.`
    : `Ignored by the rule ${rule}: ${counts.join(", ")}.`;
}

function count(number: number, what: string): string {
  return number === 0 ? "" : `${number} ${what}${number === 1 ? "" : "s"}`;
}
