import fs from "node:fs";
import path from "node:path";
import type { PlannedChange } from "../../../lib/terraform/apply/planned-changes";
import { alreadyThere, takeOver } from "../../../lib/terraform/apply/take-over";
import { tempFolder } from "../../helpers/temp-folder";

const after = {
  principal_id: "p",
  principal_type: "GROUP",
  target_id: "222222222222",
  target_type: "AWS_ACCOUNT",
  permission_set_arn: "arn:ps",
  instance_arn: "arn:i",
};
const planned: PlannedChange = {
  address: "aws_ssoadmin_account_assignment.a",
  type: "aws_ssoadmin_account_assignment",
  actions: ["create"],
  after,
};
const refused = (
  address: string,
  summary = "creating SSO Account Assignment for GROUP (p): already exists",
) => ({ severity: "error", summary, address }) as const;

test("an account assignment that is refused because it is there is imported by all that it consists of", () => {
  expect(alreadyThere([planned], [refused(planned.address)])).toEqual([
    { to: planned.address, id: "p,GROUP,222222222222,AWS_ACCOUNT,arn:ps,arn:i" },
  ]);
});

test.each([
  [
    "aws_ssoadmin_managed_policy_attachment",
    { managed_policy_arn: "arn:p", permission_set_arn: "arn:ps", instance_arn: "arn:i" },
    "attaching Managed Policy (arn:p) to SSO Permission Set (arn:ps): already attached",
    "arn:p,arn:ps,arn:i",
  ],
  [
    "aws_ssoadmin_managed_policy_attachment",
    { managed_policy_arn: "arn:p", permission_set_arn: "arn:ps", instance_arn: "arn:i" },
    "attaching Managed Policy (arn:p) to SSO Permission Set (arn:ps): operation error SSO Admin: ConflictException: Permission set with id ps-1 already has a typed link attachment to a manged policy with arn:p",
    "arn:p,arn:ps,arn:i",
  ],
  [
    "aws_ssoadmin_customer_managed_policy_attachment",
    {
      customer_managed_policy_reference: [{ name: "Boundary", path: "/teams/" }],
      permission_set_arn: "arn:ps",
      instance_arn: "arn:i",
    },
    "creating SSO Customer Managed Policy Attachment (Boundary,/teams/,arn:ps,arn:i): ConflictException: Given customer managed policy with name: Boundary  and path /teams/ already attached",
    "Boundary,/teams/,arn:ps,arn:i",
  ],
])("so is a policy that is attached already: %s", (type, values, summary, id) => {
  const change: PlannedChange = { address: `${type}.a`, type, actions: ["create"], after: values };
  expect(alreadyThere([change], [refused(change.address, summary)])).toEqual([{ to: change.address, id }]);
  expect(alreadyThere([change], [refused(change.address, "throttled")])).toEqual([]);
});

test.each([
  [
    "another error",
    [planned],
    [refused(planned.address, "creating SSO Account Assignment for GROUP (p): throttled")],
  ],
  ["another address", [planned], [refused("aws_ssoadmin_account_assignment.b")]],
  ["another type", [{ ...planned, type: "aws_ssoadmin_permission_set" }], [refused(planned.address)]],
  [
    "a part that the plan did not know",
    [{ ...planned, after: { ...after, permission_set_arn: undefined } }],
    [refused(planned.address)],
  ],
])("%s is not", (_, changes, errors) => {
  expect(alreadyThere(changes, errors)).toEqual([]);
});

/** Stands in for terraform: a plan with these changes; every command is noted, and what lay in the folder then. */
function fake(changes: object) {
  const cwd = tempFolder({ out: JSON.stringify({ type: "change_summary", changes }) });
  const binary = path.join(cwd, "terraform");
  const script =
    '#!/bin/sh\necho "$1" >> log\n[ "$1" = plan ] && { cat out; cp *.tf.json seen; exit 2; }\nexit 0\n';
  fs.writeFileSync(binary, script, { mode: 0o755 });
  return { binary, cwd, env: { PATH: process.env.PATH } };
}
const imports = [{ to: "x.a", id: "1" }];

test("imports, and leaves no file behind", async () => {
  const terraform = fake({ add: 0, change: 0, remove: 0, import: 1 });
  expect(await takeOver(terraform, imports)).toEqual(["x.a"]);
  expect(fs.readFileSync(path.join(terraform.cwd, "log"), "utf8")).toBe("plan\napply\n");
  expect(JSON.parse(fs.readFileSync(path.join(terraform.cwd, "seen"), "utf8"))).toEqual({ import: imports });
  expect(fs.readdirSync(terraform.cwd).sort()).toEqual(["log", "out", "seen", "terraform"]);
});

test.each([
  { add: 1, change: 0, remove: 0, import: 1 },
  { add: 0, change: 1, remove: 0, import: 1 },
  { add: 0, change: 0, remove: 1, import: 1 },
  { add: 0, change: 0, remove: 0, import: 2 },
])("applies nothing where the plan is %j", async (changes) => {
  const terraform = fake(changes);
  expect(await takeOver(terraform, imports)).toEqual([]);
  expect(fs.readFileSync(path.join(terraform.cwd, "log"), "utf8")).toBe("plan\n");
});
