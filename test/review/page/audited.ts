import { loadAccess, type Access } from "../../../lib/access/access";
import type { AuditReport } from "../../../lib/access/audit-report";
import { caseFolder } from "../plan/cases";

/** The access config that the audit below is of. */
export function auditedAccess(): Promise<Access> {
  return loadAccess({ file: "access.yaml", cwd: caseFolder("before"), env: {} });
}

const statement = (action: string) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] });

const held = {
  principalType: "GROUP",
  principal: "developers",
  permissionSet: "Developer",
  accountId: "222222222222",
  accountName: "production",
  entries: ["developers"],
  state: "in-sync",
  administration: false,
  notes: [],
} as const;

/** An audit with one of everything. */
export const audited: AuditReport = {
  accountAssignments: [
    {
      ...held,
      principalType: "USER",
      principal: "eve@example.com",
      permissionSet: "ByHand",
      accountId: "111111111111",
      accountName: "management",
      entries: [],
      state: "unmanaged",
      administration: true,
      notes: ["the principal was deleted"],
    },
    { ...held, accountId: "333333333333", accountName: "staging", state: "missing" },
    held,
  ],
  permissionSets: [
    {
      permissionSet: "ByHand",
      name: "ByHand",
      state: "unmanaged",
      administration: true,
      differences: [],
    },
    {
      permissionSet: "Developer",
      name: "Developer",
      state: "changed",
      administration: false,
      differences: [
        { part: "session duration", config: "PT4H", aws: "PT8H" },
        { part: "inline policy", config: statement("s3:GetObject"), aws: statement("s3:*") },
      ],
    },
    { permissionSet: "ReadOnly", name: "ReadOnly", state: "in-sync", administration: false, differences: [] },
  ],
  ignored: [{ rule: "elevated", accountAssignments: 2, permissionSets: 1, tags: 0 }],
};
