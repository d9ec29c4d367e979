import { diffPolicies } from "../../../lib/review/plan/changes/policy-diff";
import {
  arnOf,
  assigned,
  assignmentType,
  change,
  keptSet,
  lookup,
  production,
  reviewOf,
  setValues,
} from "./support";

const set = "aws_ssoadmin_permission_set";
const managed = "aws_ssoadmin_managed_policy_attachment";
const customer = "aws_ssoadmin_customer_managed_policy_attachment";
const inline = "aws_ssoadmin_permission_set_inline_policy";
const boundary = "aws_ssoadmin_permissions_boundary_attachment";
const of = (name: string, more: object) => ({ permission_set_arn: arnOf(name), ...more });
const policy = (action: string) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] });

test("all that a permission set consists of is shown where it changes", () => {
  const tags = { team: "a", env: "prod" };
  const { permissionSets } = reviewOf({
    changes: [
      change(set, "Dev", setValues("Dev", { tags, tags_all: tags }), {
        ...setValues("Dev", { description: "Build", session_duration: "PT8H", relay_state: "https://x" }),
        tags: { team: "b" },
        tags_all: { team: "b" },
      }),
      change(
        managed,
        "a",
        null,
        of("Dev", { managed_policy_arn: "arn:aws:iam::aws:policy/job-function/Billing" }),
      ),
      change(
        customer,
        "b",
        of("Dev", { customer_managed_policy_reference: [{ name: "Data", path: "/teams/" }] }),
        null,
      ),
      change(
        boundary,
        "c",
        null,
        of("Dev", {
          permissions_boundary: [{ customer_managed_policy_reference: [{ name: "Edge", path: "/" }] }],
        }),
      ),
      change(
        boundary,
        "d",
        of("Dev", {
          permissions_boundary: [{ managed_policy_arn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }],
        }),
        null,
      ),
      change(
        inline,
        "e",
        of("Dev", { inline_policy: policy("s3:GetObject") }),
        of("Dev", { inline_policy: policy("s3:PutObject") }),
      ),
    ],
  });
  expect(permissionSets).toHaveLength(1);
  expect(permissionSets[0]).toMatchObject({
    change: "changed",
    permissionSet: "Dev",
    attributes: [
      { attribute: "description", after: "Build" },
      { attribute: "session duration", before: "PT1H", after: "PT8H" },
      { attribute: "relay state", after: "https://x" },
      { attribute: "tag env", before: "prod" },
      { attribute: "tag team", before: "a", after: "b" },
    ],
    policies: [
      { change: "added", kind: "AWS managed policy", policy: "job-function/Billing" },
      { change: "added", kind: "permissions boundary", policy: "Edge" },
      { change: "removed", kind: "customer managed policy", policy: "teams/Data" },
      { change: "removed", kind: "permissions boundary", policy: "ReadOnlyAccess" },
    ],
    inlinePolicy: { change: "changed" },
    gainsAdministration: false,
  });
  const changed = permissionSets[0]?.inlinePolicy?.lines.filter(({ mark }) => mark === "+" || mark === "-");
  expect(changed).toEqual([
    { mark: "-", text: '      "Action": "s3:GetObject",' },
    { mark: "+", text: '      "Action": "s3:PutObject",' },
  ]);
});

test("a change of settings alone is named, so that no permission set changes without a reason", () => {
  const { permissionSets } = reviewOf({
    changes: [
      change(
        set,
        "Dev",
        setValues("Dev", { timeouts: { update: "10m" } }),
        setValues("Dev", { timeouts: { update: "60m" } }),
      ),
    ],
  });
  expect(permissionSets[0]?.attributes).toEqual([
    { attribute: "timeouts", before: '{"update":"10m"}', after: '{"update":"60m"}' },
  ]);
});

test("empty texts and no texts, no tags and an empty map are the same", () => {
  const { permissionSets } = reviewOf({
    changes: [
      change(set, "Dev", setValues("Dev", { tags: null, tags_all: {} }), {
        name: "Dev",
        session_duration: "PT1H",
        tags: {},
        relay_state: null,
        arn: arnOf("Dev"),
      }),
    ],
  });
  expect(permissionSets[0]?.attributes).toEqual([]);
});

test("a text that is known only after the apply says so, and an inline policy never reads as taken away", () => {
  const { permissionSets } = reviewOf({
    changes: [
      change(set, "Dev", setValues("Dev"), setValues("Dev", { description: undefined }), {
        actions: ["update"],
        after_unknown: { description: true },
      }),
      change(inline, "e", of("Dev", { inline_policy: policy("a:b") }), of("Dev", {}), {
        after_unknown: { inline_policy: true },
      }),
    ],
  });
  expect(permissionSets[0]?.attributes).toEqual([{ attribute: "description", unknown: true }]);
  expect(permissionSets[0]?.inlinePolicy?.change).toBe("changed");
});

test.each([
  [
    "an AWS managed policy",
    change(managed, "a", null, of("Dev", { managed_policy_arn: "arn:aws:iam::aws:policy/IAMFullAccess" })),
  ],
  [
    "an inline policy",
    change(
      inline,
      "a",
      of("Dev", { inline_policy: policy("s3:*") }),
      of("Dev", { inline_policy: policy("iam:*") }),
    ),
  ],
])("administration through %s reaches everybody who has the permission set", (_, attachment) => {
  const values = assigned("g-1", "Dev", production);
  const { permissionSets, counts, access } = reviewOf({
    changes: [keptSet("Dev"), keptSet("Calm"), attachment, change(assignmentType, "x", values, values)],
  });
  expect(permissionSets).toMatchObject([
    { permissionSet: "Dev", gainsAdministration: true, accounts: [{ accountId: production }] },
  ]);
  expect(counts.administrationGained).toBe(1);
  expect(access).toEqual([]);
});

test("permission sets of AWS Control Tower give administration by their name", () => {
  const { access } = reviewOf({
    lookups: [lookup(set, "x", { arn: arnOf("Tower"), name: "AWSAdministratorAccess" })],
    changes: [change(assignmentType, "x", null, assigned("g-1", "Tower", production))],
  });
  expect(access).toMatchObject([{ permissionSet: "AWSAdministratorAccess", administration: true }]);
});

test("a deleted permission set tells whom it reached, one that is assigned no more reaches nobody", () => {
  const values = assigned("g-1", "Dev", production);
  const gone = change(assignmentType, "x", values, null);
  const deleted = reviewOf({ changes: [change(set, "Dev", setValues("Dev"), null), gone] });
  expect(deleted.permissionSets).toMatchObject([
    { change: "deleted", accounts: [{ accountId: production }] },
  ]);
  const kept = reviewOf({
    changes: [change(set, "Dev", setValues("Dev"), setValues("Dev", { session_duration: "PT2H" })), gone],
  });
  expect(kept.permissionSets).toMatchObject([{ change: "changed", accounts: [] }]);
});

test("policies that mean the same have no difference, and what is no JSON is compared as it stands", () => {
  expect(diffPolicies('{"a":1,"b":[2]}', ' { "b": [2], "a": 1 } ')).toBeUndefined();
  expect(diffPolicies(undefined, undefined)).toBeUndefined();
  expect(diffPolicies(undefined, '{"a":1}')).toEqual({
    change: "added",
    lines: [
      { mark: "+", text: "{" },
      { mark: "+", text: '  "a": 1' },
      { mark: "+", text: "}" },
    ],
  });
  expect(diffPolicies("{", undefined)).toEqual({ change: "removed", lines: [{ mark: "-", text: "{" }] });
  const deep = "[".repeat(100_000);
  expect(diffPolicies(deep, `${deep}1`)?.change).toBe("changed");
});
