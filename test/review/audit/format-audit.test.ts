import type { AuditReport } from "../../../lib/access/audit-report";
import { formatAuditCsv, formatAuditJson } from "../../../lib/review/audit/audit-rows";
import { formatAuditMarkdown, formatAuditTable } from "../../../lib/review/audit/format-audit";
import { filterAudit } from "../../../lib/review/audit/select-audit";

const statement = (action: string) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] });

const row = {
  principalType: "GROUP",
  principal: "platform",
  permissionSet: "Developer",
  accountId: "222222222222",
  accountName: "prod",
  entries: ["developers", "on-call"],
  state: "in-sync",
  administration: false,
  notes: [],
} as const;

const report: AuditReport = {
  accountAssignments: [
    {
      ...row,
      principalType: "USER",
      principal: "eve@example.com",
      permissionSet: "Admin",
      accountId: "111111111111",
      accountName: "management",
      entries: [],
      state: "unmanaged",
      administration: true,
    },
    {
      ...row,
      entries: ["auditors"],
      principal: "auditors",
      state: "missing",
      notes: ["AWS has no such permission set"],
    },
    row,
  ],
  permissionSets: [
    {
      permissionSet: "Developer",
      name: "Dev",
      state: "changed",
      administration: false,
      differences: [
        { part: "session duration", config: "PT4H", aws: "PT8H" },
        { part: "description", aws: "Made by hand" },
        { part: "AWS managed policy IAMFullAccess", aws: "attached" },
        { part: "inline policy", config: statement("s3:GetObject"), aws: statement("s3:*") },
      ],
    },
    {
      permissionSet: "Forgotten",
      name: "Forgotten",
      state: "unmanaged",
      administration: true,
      differences: [],
    },
    { permissionSet: "ReadOnly", name: "ReadOnly", state: "in-sync", administration: false, differences: [] },
  ],
  ignored: [
    { rule: "elevated", accountAssignments: 2, permissionSets: 1, tags: 0 },
    { rule: "old", accountAssignments: 0, permissionSets: 0, tags: 0 },
  ],
};

test("as a table: counts, and what differs", () => {
  expect(formatAuditTable(report)).toBe(
    `
Account assignments: 1 unmanaged (1 of them give administration), 1 missing, 1 in sync.
Permission sets: 1 changed, 1 unmanaged, 0 missing, 1 in sync.
Ignored by the rule elevated: 2 account assignments, 1 permission set.
The rule old of ignore fits nothing that AWS has.

STATE      TYPE   PRINCIPAL        PERMISSION SET  ACCOUNT     ACCOUNT ID    ENTRY     NOTES
unmanaged  USER   eve@example.com  Admin           management  111111111111            administration
missing    GROUP  auditors         Developer       prod        222222222222  auditors  AWS has no such permission set

changed: the permission set Developer, in AWS Dev
  session duration: PT4H in the config, PT8H in AWS
  description: only in AWS, "Made by hand"
  AWS managed policy IAMFullAccess: only in AWS
  inline policy: - the config, + AWS
    … 2 unchanged lines
        "Statement": [
          {
            "Effect": "Allow",
    -       "Action": "s3:GetObject",
    +       "Action": "s3:*",
            "Resource": "*"
          }
        ]
    … 1 unchanged line

unmanaged: the permission set Forgotten (gives administration)
`.trim(),
  );
});

test("as Markdown the same, with the diff in a block of its own", () => {
  const text = formatAuditMarkdown(report);
  expect(text).toContain(
    "- Account assignments: 1 unmanaged (1 of them give administration), 1 missing, 1 in sync.",
  );
  expect(text).toContain(
    "| unmanaged | USER | eve&#64;&#8203;example.com | Admin | management | 111111111111 |  | administration |",
  );
  expect(text).toContain(
    "**changed**: Developer, in AWS Dev\n\n- session duration: PT4H in the config, PT8H in AWS",
  );
  expect(text).toContain("  ````diff\n  … 2 unchanged lines\n");
  expect(text).toContain(
    '  -       "Action": "s3:GetObject",\n  +       "Action": "s3:\\*",'.replace("\\*", "*"),
  );
});

test("as CSV and JSON: all rows, by the names that programs rely on", () => {
  expect(formatAuditCsv(report).split("\n")).toEqual([
    "principal_type,principal,permission_set,account_id,account_name,entry,state",
    "USER,eve@example.com,Admin,111111111111,management,,unmanaged",
    "GROUP,auditors,Developer,222222222222,prod,auditors,missing",
    "GROUP,platform,Developer,222222222222,prod,developers;on-call,in-sync",
  ]);
  const json = JSON.parse(formatAuditJson(report)) as { accountAssignments: object[] };
  expect(Object.keys(json)).toEqual(["accountAssignments", "permissionSets", "ignored"]);
  expect(json.accountAssignments[2]).toEqual({
    principalType: "GROUP",
    principal: "platform",
    permissionSet: "Developer",
    accountId: "222222222222",
    accountName: "prod",
    entry: "developers;on-call",
    state: "in-sync",
    administration: false,
    notes: [],
  });
});

test("names from elsewhere do no harm", () => {
  const name = "<img src=x onerror=alert(1)> | ```` \u202E =cmd|' /C calc'!A0 \u001B[2J @team";
  const hostile: AuditReport = {
    ...report,
    accountAssignments: [{ ...report.accountAssignments[0]!, principal: name }],
    permissionSets: [
      {
        ...report.permissionSets[0]!,
        permissionSet: name,
        differences: [{ part: "inline policy", config: "````\n# heading", aws: `{"a":"${"`".repeat(9)}"}` }],
      },
    ],
  };
  for (const text of [formatAuditTable(hostile), formatAuditMarkdown(hostile)]) {
    expect(text).not.toMatch(/[\u001B\u202E]/);
  }
  const markdown = formatAuditMarkdown(hostile);
  expect(markdown).not.toContain("<img");
  expect(markdown).not.toContain("@team");
  expect(markdown.split("\n").filter((line) => line.trim() === "`".repeat(10))).toHaveLength(1);
  expect(formatAuditCsv({ ...hostile, accountAssignments: [{ ...row, principal: "=1+1" }] })).toContain(
    "'=1+1",
  );
});

describe("a filter", () => {
  const names = (filter: Parameters<typeof filterAudit>[1]) => {
    const { accountAssignments, permissionSets } = filterAudit(report, filter);
    return [
      accountAssignments.map(({ principal }) => principal),
      permissionSets.map(({ permissionSet }) => permissionSet),
    ];
  };

  test.each([
    [{}, ["eve@example.com", "auditors", "platform"], ["Developer", "Forgotten", "ReadOnly"]],
    [{ state: "missing" }, ["auditors"], ["Developer"]],
    [{ account: "prod" }, ["auditors", "platform"], ["Developer"]],
    [{ account: "111111111111" }, ["eve@example.com"], []],
    [{ permissionSet: "Dev" }, ["auditors", "platform"], ["Developer"]],
    [{ permissionSet: "Forgotten" }, [], ["Forgotten"]],
    [{ principal: "platform" }, ["platform"], ["Developer"]],
  ] as const)("%j", (filter, rows, sets) => {
    expect(names(filter)).toEqual([rows, sets]);
  });

  test("by state says nothing of the other states, which would read as none", () => {
    const [first] = formatAuditTable(filterAudit(report, { state: "missing" })).split("\n");
    expect(first).toBe("Account assignments: 1 missing; others were not asked for.");
  });
});
