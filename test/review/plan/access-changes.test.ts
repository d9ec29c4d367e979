import { readAccess } from "../../../lib/access/access";
import { address } from "../../../lib/access/address";
import { formatReviewPretty } from "../../../lib/review/plan/formats/pretty";
import { changesAnything } from "../../../lib/review/plan/review-plan";
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
  type PlanParts,
} from "./support";

const developers = lookup("aws_identitystore_group", "x", { group_id: "g-1", display_name: "Developers" });
const base: PlanParts = { lookups: [developers] };
const gain = change(assignmentType, "a", null, assigned("g-1", "Read", production));

test("without a config, names are those of the plan, and ids where it has none", () => {
  const { access } = reviewOf({
    ...base,
    changes: [
      keptSet("Read"),
      gain,
      change(assignmentType, "b", null, assigned("u-9", "Other", "333333333333", "USER")),
    ],
  });
  expect(access).toMatchObject([
    {
      principalType: "USER",
      principal: "u-9",
      permissionSet: arnOf("Other"),
      accountName: "",
      directUser: true,
    },
    {
      principalType: "GROUP",
      principal: "Developers",
      principalId: "g-1",
      permissionSet: "Read",
      accountId: production,
    },
  ]);
});

test("keys of what is gone come from the outputs before", () => {
  const { access } = reviewOf({
    changes: [change(assignmentType, "a", assigned("u-1", "Read", production, "USER"), null)],
    outputs: {
      principal_ids: { actions: ["update"], before: { "USER alice": "u-1" }, after: {} },
      permission_set_arns: { actions: ["update"], before: { readers: arnOf("Read") }, after: {} },
    },
  });
  expect(access).toMatchObject([
    { change: "lost", principal: "alice", permissionSet: "readers", entries: [] },
  ]);
});

test("values count, not the address: an address that says otherwise gives nothing another name", () => {
  const access = readAccess({
    users: { alice: { id: "90676423e4-11111111-1111-1111-1111-111111111111" } },
    groups: { ops: { id: "90676423e4-22222222-2222-2222-2222-222222222222" } },
    permissionSets: { Read: { managedPolicies: ["ReadOnlyAccess"] } },
    assignments: { look: { groups: ["ops"], permissionSets: ["Read"], accounts: [production] } },
  });
  const name = address("group", "ops", "Read", production);
  const values = assigned("90676423e4-11111111-1111-1111-1111-111111111111", "Admin", "333333333333", "USER");
  const review = reviewOf(
    { changes: [keptSet("Admin"), change(assignmentType, name, null, values)] },
    access,
  );
  expect(review.access).toMatchObject([
    {
      principalType: "USER",
      principal: "alice",
      permissionSet: "Admin",
      accountId: "333333333333",
      entries: [],
    },
  ]);
  expect(review.notes).toEqual([expect.stringContaining("does not give 1 of the account assignments")]);
});

test("a name in AWS that is the key of another one is not taken for it", () => {
  const access = readAccess({
    groups: { Ops: { id: "90676423e4-22222222-2222-2222-2222-222222222222" } },
    permissionSets: { Read: { name: "ReadOnly", managedPolicies: ["ReadOnlyAccess"], privileged: true } },
    assignments: { look: { groups: ["Ops"], permissionSets: ["Read"], accounts: [production] } },
  });
  const ops = lookup("aws_identitystore_group", "other", { group_id: "g-other", display_name: "Ops" });
  const review = reviewOf(
    {
      lookups: [ops],
      changes: [
        keptSet("Read"),
        change(assignmentType, "a", null, assigned("g-other", "Read", production)),
        change(
          assignmentType,
          "b",
          null,
          assigned("90676423e4-22222222-2222-2222-2222-222222222222", "Read", production),
        ),
      ],
    },
    access,
  );
  expect(review.access).toMatchObject([
    { principal: "Ops", entries: [], administration: false },
    { principal: "Ops", entries: [], administration: false },
  ]);
  expect(review.notes).toEqual([expect.stringContaining("does not give 2 of")]);
});

test("a key that means somebody else now is told apart by ids", () => {
  const review = reviewOf({
    changes: [
      keptSet("Read"),
      change(
        assignmentType,
        "a",
        assigned("u-1", "Read", production, "USER"),
        assigned("u-2", "Read", production, "USER"),
        {
          actions: ["delete", "create"],
        },
      ),
    ],
    outputs: {
      principal_ids: { actions: ["update"], before: { "USER alice": "u-1" }, after: { "USER alice": "u-2" } },
    },
  });
  const text = formatReviewPretty(review);
  expect(text).toContain("user alice (u-1)\n    - loses Read");
  expect(text).toContain("user alice (u-2)\n    + gains Read");
});

test("a principal that is only created by the plan is named through the configuration", () => {
  const group = change(
    "aws_identitystore_group",
    "ops",
    null,
    { display_name: "Ops" },
    { after_unknown: { group_id: true } },
  );
  const values = { ...assigned("", "Read", production), principal_id: undefined };
  const { access } = reviewOf({
    changes: [
      group,
      keptSet("Read"),
      change(assignmentType, "a", null, values, { after_unknown: { principal_id: true } }),
    ],
    configuration: [
      {
        address: `${assignmentType}.a`,
        expressions: {
          principal_id: {
            references: ["aws_identitystore_group.ops.group_id", "aws_identitystore_group.ops"],
          },
        },
      },
    ],
  });
  expect(access).toMatchObject([{ principal: "Ops", permissionSet: "Read" }]);
  expect(access[0]).not.toHaveProperty("principalId");
});

test("one account assignment at two addresses is no loss and gain, but access that may be gone", () => {
  const { access, counts } = reviewOf({
    ...base,
    changes: [
      keptSet("Read"),
      change(assignmentType, "old", assigned("g-1", "Read", production), null),
      gain,
    ],
  });
  expect(counts).toMatchObject({ gained: 0, lost: 0, interrupted: 1 });
  expect(access[0]?.because).toEqual([expect.stringContaining("say so in `renamed`")]);
});

test("a replacement that swaps the principal is a loss and a gain", () => {
  const { access } = reviewOf({
    ...base,
    changes: [
      keptSet("Read"),
      change(assignmentType, "a", assigned("g-2", "Read", production), assigned("g-1", "Read", production), {
        actions: ["delete", "create"],
        replace_paths: [["principal_id"]],
      }),
    ],
  });
  expect(access.map(({ change: what, principal }) => [what, principal])).toEqual([
    ["gained", "Developers"],
    ["lost", "g-2"],
  ]);
});

test.each([
  [{ replace_paths: [["permission_set_arn"]] }, "Its permission set is replaced by a new one."],
  [{ replace_paths: [["target_type"]] }, "AWS cannot change target_type of it."],
  [{ action_reason: "replace_because_tainted" }, "An earlier apply failed while it was made."],
  [{ action_reason: "replace_by_request" }, "It was asked for with -replace."],
])("a replacement says why: %j", (more, because) => {
  const values = assigned("g-1", "Read", production);
  for (const actions of [
    ["delete", "create"],
    ["create", "delete"],
  ]) {
    const { access } = reviewOf({
      ...base,
      changes: [keptSet("Read"), change(assignmentType, "a", values, values, { actions, ...more })],
    });
    expect(access).toMatchObject([{ change: "interrupted", because: [because] }]);
  }
});

test("what somebody took away outside of Terraform and comes back says so", () => {
  const { access } = reviewOf({
    ...base,
    changes: [keptSet("Read"), gain],
    drift: [change(assignmentType, "a", assigned("g-1", "Read", production), null)],
  });
  expect(access[0]?.because).toEqual(["Somebody took it away outside of Terraform."]);
});

test("moved, imported and forgotten resources are counted, and change nobody's access", () => {
  const values = assigned("g-1", "Read", production);
  const review = reviewOf({
    ...base,
    changes: [
      keptSet("Read"),
      change(assignmentType, "a", values, values, { previous_address: `${assignmentType}.old` }),
      change(assignmentType, "b", values, values, { importing: { id: "x" } }),
      change(assignmentType, "c", values, null, { actions: ["forget"] }),
    ],
  });
  expect(review.access).toEqual([]);
  expect(review.counts).toMatchObject({ moved: 1, imported: 1, forgotten: 1, gained: 0, lost: 0, other: 0 });
  expect(changesAnything(review)).toBe(true);
});

test("no type and no action is hidden: what is not known is counted by both", () => {
  const values = assigned("g-1", "Read", production);
  const review = reviewOf({
    ...base,
    changes: [
      change("aws_s3_bucket", "b", null, {}),
      change("aws_s3_bucket", "a", null, {}),
      change("aws_s3_bucket", "c", {}, null),
      change("null_resource", "n", {}, {}, { actions: ["delete", "create"] }),
      change(assignmentType, "settings", { ...values, timeouts: 1 }, { ...values, timeouts: 2 }),
      change(assignmentType, "odd", values, values, { actions: ["transmogrify"] }),
      change(assignmentType, "none", values, values, { actions: [] }),
      change("aws_s3_bucket", "same", {}, {}),
    ],
  });
  expect(review.access).toEqual([]);
  expect(review.other).toEqual([
    { type: "aws_s3_bucket", action: "create", count: 2, addresses: ["aws_s3_bucket.a", "aws_s3_bucket.b"] },
    { type: "aws_s3_bucket", action: "delete", count: 1, addresses: ["aws_s3_bucket.c"] },
    { type: assignmentType, action: "transmogrify", count: 1, addresses: [`${assignmentType}.odd`] },
    { type: assignmentType, action: "unknown", count: 1, addresses: [`${assignmentType}.none`] },
    { type: assignmentType, action: "update", count: 1, addresses: [`${assignmentType}.settings`] },
    { type: "null_resource", action: "replace", count: 1, addresses: ["null_resource.n"] },
  ]);
  expect(review.counts.other).toBe(7);
});

test("the riskiest comes first: administration, the management account, users, interruptions, gains, losses", () => {
  const accounts = [
    { id: "111111111111", name: "root", arn: "arn:aws:organizations::111111111111:account/o-1/111111111111" },
  ];
  const policy = {
    managed_policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess",
    permission_set_arn: arnOf("Admin"),
  };
  const read = assigned("g-1", "Read", production);
  const { access } = reviewOf({
    lookups: [
      developers,
      lookup("aws_organizations_organizational_unit_descendant_accounts", "o", { accounts }),
    ],
    changes: [
      change(assignmentType, "lost", assigned("g-3", "Admin", production), null),
      change(assignmentType, "gain", null, assigned("g-4", "Read", production)),
      change(assignmentType, "again", read, read, { actions: ["delete", "create"] }),
      change(assignmentType, "user", null, assigned("u-1", "Read", production, "USER")),
      change(assignmentType, "root", null, assigned("g-5", "Read", "111111111111")),
      change(assignmentType, "admin", null, assigned("g-6", "Admin", production)),
      keptSet("Read"),
      change("aws_ssoadmin_permission_set", "Admin", setValues("Admin"), setValues("Admin")),
      change("aws_ssoadmin_managed_policy_attachment", "p", policy, policy),
    ],
  });
  expect(access.map((row) => row.address.split(".")[1])).toEqual([
    "admin",
    "root",
    "user",
    "again",
    "gain",
    "lost",
  ]);
  expect(access[0]?.administration).toBe(true);
  expect(access[1]).toMatchObject({ managementAccount: true, accountName: "root" });
});

test("an empty plan changes nothing", () => {
  expect(changesAnything(reviewOf({}))).toBe(false);
  expect(changesAnything(reviewOf({ outputs: { x: { actions: ["no-op"], before: 1, after: 1 } } }))).toBe(
    false,
  );
  expect(changesAnything(reviewOf({ outputs: { x: { actions: ["update"], before: 1, after: 2 } } }))).toBe(
    true,
  );
});

describe("a plan that takes everything away", () => {
  const held = (name: string, account: string) => assigned("g-1", name, account);
  const lost = (name: string) => change(assignmentType, name, held("Read", name), null);
  const words = "Every account assignment that this state holds is lost";

  it("says so first: it may be that of another config's state", () => {
    const review = reviewOf({ ...base, changes: [lost("444444444444"), lost("333333333333"), gain] });
    expect(review.counts).toMatchObject({ held: 2, lost: 2, gained: 1 });
    expect(formatReviewPretty(review).split("\n")[1]).toBe(
      `! ${words}: make sure that it is the state of this config.`,
    );
  });

  it.each([
    ["one stays", [lost("222222222222"), lost("333333333333"), keptRow("444444444444")]],
    [
      "one is let go, and stays in AWS",
      [lost("222222222222"), lost("333333333333"), forgotten("444444444444")],
    ],
    ["it was the only one", [lost("222222222222")]],
    ["nothing was held", [gain]],
  ])("does not where %s", (_, changes) => {
    expect(formatReviewPretty(reviewOf({ ...base, changes }))).not.toContain(words);
  });

  function keptRow(account: string) {
    return change(assignmentType, account, held("Read", account), held("Read", account));
  }

  function forgotten(account: string) {
    return change(assignmentType, account, held("Read", account), null, { actions: ["forget"] });
  }
});
