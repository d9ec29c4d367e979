import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { address, permissionSetAddress, principalAddress } from "../lib/access/address";
import { median } from "./measure";

/**
 * `review` of a plan of 10,000 changes, in every format: `npm run bench:review [rounds]`. Prints the medians of
 * wall and CPU time, and the most memory; targets: 3 s, 300 MB. The plan has the form of a real one of Terraform 1.11: planned values,
 * prior state and configuration stand beside the changes and are most of its text.
 */
const rounds = Number(process.argv[2] ?? 3);
const root = path.join(__dirname, "..");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "identity-center-bench-"));
const ids = { instance: "arn:aws:sso:::instance/ssoins-e3c95e0c14094370", store: "d-6d7831d8c2" };

const accountIds = Array.from({ length: 100 }, (_, index) => String(200_000_000_000 + index));
const sets = ["Developer", "ReadOnly"];
const groups = Array.from({ length: 50 }, (_, index) => `group-${index}`);
const groupId = (key: string) => `a4cbfb59-6245-4ae1-a920-${key.replace(/\D/g, "").padStart(12, "0")}`;
const setArn = (key: string) =>
  `arn:aws:sso:::permissionSet/ssoins-e3c95e0c14094370/ps-${key.length.toString().padStart(16, "0")}`;

fs.writeFileSync(
  path.join(folder, "access.yaml"),
  [
    "groups:",
    ...groups.map((key) => `  ${key}: ${key}`),
    "permissionSets:",
    ...sets.map((key) => `  ${key}: { managedPolicies: [ReadOnlyAccess] }`),
    "assignments:",
    ...groups.flatMap((key) => [
      `  ${key}:`,
      `    groups: [${key}]`,
      `    permissionSets: [${sets.join(", ")}]`,
      `    accounts: [${accountIds.map((id) => `"${id}"`).join(", ")}]`,
    ]),
    "",
  ].join("\n"),
);

const rows = groups.flatMap((group) =>
  sets.flatMap((set) => accountIds.map((accountId) => ({ group, set, accountId }))),
);
const provider = "registry.terraform.io/hashicorp/aws";
const timeouts = { create: "30m", delete: "30m" };

const resources = rows.map(({ group, set, accountId }, index) => {
  const name = address("group", group, set, accountId);
  const type = "aws_ssoadmin_account_assignment";
  const head = { address: `${type}.${name}`, mode: "managed", type, name, provider_name: provider };
  const values = {
    instance_arn: ids.instance,
    permission_set_arn: setArn(set),
    principal_id: groupId(group),
    principal_type: "GROUP",
    target_id: accountId,
    target_type: "AWS_ACCOUNT",
    timeouts,
  };
  const before = {
    id: `${groupId(group)},GROUP,${accountId},AWS_ACCOUNT,${setArn(set)},${ids.instance}`,
    ...values,
  };
  const sensitive = { before_sensitive: { timeouts: {} }, after_sensitive: { timeouts: {} } };
  // Six of ten are new, three go, one is replaced.
  const kind = index % 10;
  const change =
    kind < 6
      ? {
          actions: ["create"],
          before: null,
          after: values,
          after_unknown: { id: true, timeouts: {} },
          ...sensitive,
        }
      : kind < 9
        ? { actions: ["delete"], before, after: null, after_unknown: {}, ...sensitive }
        : {
            actions: ["delete", "create"],
            before,
            after: { ...values, permission_set_arn: undefined },
            after_unknown: { id: true, permission_set_arn: true, timeouts: {} },
            ...sensitive,
            replace_paths: [["permission_set_arn"]],
          };
  const reference = (text: string, attribute: string) => ({
    constant_value: `\${${text}.${attribute}}`,
    references: [`${text}.${attribute}`, text],
  });
  const configuration = {
    ...head,
    provider_config_key: "aws",
    expressions: {
      instance_arn: reference("data.aws_ssoadmin_instances.identity-center", "arns[0]"),
      permission_set_arn: reference(`aws_ssoadmin_permission_set.${permissionSetAddress(set)}`, "arn"),
      principal_id: reference(`data.aws_identitystore_group.${principalAddress("GROUP", group)}`, "group_id"),
      principal_type: { constant_value: "GROUP" },
      target_id: { constant_value: accountId },
      target_type: { constant_value: "AWS_ACCOUNT" },
      timeouts: { create: { constant_value: "30m" }, delete: { constant_value: "30m" } },
    },
    schema_version: 0,
    depends_on: [`aws_ssoadmin_managed_policy_attachment.${address("set", set, "/ReadOnlyAccess")}`],
  };
  const planned = { ...head, schema_version: 0, values, sensitive_values: { timeouts: {} } };
  const state = { ...planned, values: before, depends_on: configuration.depends_on };
  return { kind, change: { ...head, change }, configuration, planned, state };
});

const lookups = groups.map((key) => {
  const name = principalAddress("GROUP", key);
  const type = "aws_identitystore_group";
  const values = {
    display_name: key,
    group_id: groupId(key),
    id: groupId(key),
    identity_store_id: ids.store,
  };
  return {
    address: `data.${type}.${name}`,
    mode: "data",
    type,
    name,
    provider_name: provider,
    schema_version: 0,
    values,
  };
});
const permissionSets = sets.map((key) => {
  const name = permissionSetAddress(key);
  const type = "aws_ssoadmin_permission_set";
  const values = { arn: setArn(key), name: key, session_duration: "PT1H" };
  const change = { actions: ["no-op"], before: values, after: values, after_unknown: {} };
  return { address: `${type}.${name}`, mode: "managed", type, name, provider_name: provider, change };
});
const plan = {
  format_version: "1.2",
  terraform_version: "1.11.4",
  planned_values: { root_module: { resources: resources.map(({ planned }) => planned) } },
  resource_changes: [...resources.map(({ change }) => change), ...permissionSets],
  output_changes: {},
  prior_state: {
    format_version: "1.0",
    values: {
      root_module: {
        resources: [...lookups, ...resources.filter(({ kind }) => kind >= 6).map(({ state }) => state)],
      },
    },
  },
  configuration: { root_module: { resources: resources.map(({ configuration }) => configuration) } },
  complete: true,
  errored: false,
};
const file = path.join(folder, "plan.json");
fs.writeFileSync(file, JSON.stringify(plan));

console.log(
  `${resources.length} changes, ${(fs.statSync(file).size / 1e6).toFixed(0)} MB of JSON; targets: 3 s, 300 MB`,
);
for (const format of ["pretty", "markdown", "json", "html"]) {
  const runs = Array.from({ length: rounds }, () => run(format));
  const most = Math.max(...runs.map(({ megabytes }) => megabytes));
  const [seconds, cpu] = [median(runs.map((one) => one.seconds)), median(runs.map((one) => one.cpu))];
  console.log(
    `${format}: median of ${rounds} ${seconds.toFixed(2)} s (${cpu.toFixed(2)} s CPU), most memory ${most.toFixed(0)} MB`,
  );
}
fs.rmSync(folder, { recursive: true });

function run(format: string): { seconds: number; cpu: number; megabytes: number } {
  const measure = path.join(folder, "measure.js");
  fs.writeFileSync(
    measure,
    `process.on("exit", () => { const u = process.resourceUsage(); console.error(u.maxRSS, u.userCPUTime + u.systemCPUTime); })`,
  );
  const args = ["review", "plan.json", "--config", "access.yaml", "--format", format, "--out", "review"];
  const started = performance.now();
  const result = spawnSync(
    process.execPath,
    ["-r", measure, path.join(root, "dist/lib/cli/bin.js"), ...args],
    {
      cwd: folder,
      encoding: "utf8",
    },
  );
  const seconds = (performance.now() - started) / 1000;
  if (result.status !== 0) throw new Error(result.stderr);
  const text = fs.readFileSync(path.join(folder, "review"), "utf8");
  if (!/6,?000/.test(text)) throw new Error(`the review does not count 6,000 gains:\n${text.slice(0, 500)}`);
  const [kilobytes = Number.NaN, microseconds = Number.NaN] = result.stderr.trim().split(" ").map(Number);
  return { seconds, cpu: microseconds / 1e6, megabytes: kilobytes / 1024 };
}
