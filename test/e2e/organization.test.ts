import fs from "node:fs";
import path from "node:path";
import { readAccess } from "../../lib/access/access";
import type { AccessConfig } from "../../lib/config";
import { seedFromAccess } from "../../lib/rehearsal/run/seed-from-access";
import { account, smallTree } from "../helpers/organization";
import { Deployment } from "./support/deployment";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform } from "./support/with-terraform";

const config: AccessConfig = {
  organization: "organization.json",
  groups: { developers: "Developers", auditors: "Auditors" },
  permissionSets: { Developer: {}, Audit: {} },
  assignments: {
    build: { groups: ["developers"], permissionSets: ["Developer"], accounts: [{ ou: "Sandbox" }] },
    audit: { groups: ["auditors"], permissionSets: ["Audit"], accounts: [{ ou: "Workloads/Prod" }] },
  },
};

const gained = account("200000000003", "sandbox-new");

describeWithTerraform("targets by organizational unit, with the real Terraform and AWS provider", () => {
  const folder = temporaryFolder();
  let deployment: Deployment;

  const writeSnapshot = (changed: boolean) => {
    const tree = smallTree();
    if (changed) tree.root.organizationalUnits[0]?.accounts.push(gained);
    fs.writeFileSync(path.join(folder, "organization.json"), JSON.stringify(tree));
  };

  beforeAll(async () => {
    // AWS has the account already; the snapshot does not.
    writeSnapshot(true);
    deployment = await Deployment.open({ seed: seedFromAccess(readAccess(config, folder)).seed });
    writeSnapshot(false);
  });
  afterAll(() => deployment.close());

  it("warns, by name, that the snapshot is stale, and applies what it says", async () => {
    const { changes, warnings } = await deployment.plan(config, folder);
    expect(changes).toMatchObject({ add: 5, change: 0, remove: 0 });
    expect(warnings.map(({ detail }) => detail)).toEqual([
      'The snapshot of the organization is stale below "Sandbox". Not in it: sandbox-new (200000000003). No longer there: none. Take it anew, and look at what changes.',
    ]);
    await deployment.deploy(config, folder);
    expect(await deployment.held()).toEqual([
      "Auditors, Audit, 300000000002",
      "Developers, Developer, 200000000001",
      "Developers, Developer, 200000000002",
    ]);
  });

  it("reads the organization once for each unit in use, and not at all where that is switched off", async () => {
    const unitsRead = () =>
      deployment.service.calls.filter(({ operation }) => operation === "ListAccountsForParent").length;
    const before = unitsRead();
    await deployment.plan(config, folder);
    // Sandbox with Sandbox/Prod, and Workloads/Prod.
    expect(unitsRead() - before).toBe(3);
    const off: AccessConfig = { ...config, organization: { snapshot: "organization.json", check: false } };
    const { warnings, changes } = await deployment.plan(off, folder);
    expect({ warnings, reads: unitsRead() - before, changes }).toMatchObject({
      warnings: [],
      reads: 3,
      changes: { add: 0, change: 0, remove: 0 },
    });
  });

  it("plans exactly the new rows, and no warning, once the snapshot is taken anew", async () => {
    writeSnapshot(true);
    const { planned, warnings } = await deployment.plan(config, folder);
    expect(warnings).toEqual([]);
    expect(
      planned.map(({ address, action }) => `${action} ${address.replace(/_[0-9a-f]{12}$/, "")}`),
    ).toEqual(["create aws_ssoadmin_account_assignment.group_developers_Developer_200000000003"]);
  });

  it("changes nothing where ids stand for the unit that selects them", async () => {
    writeSnapshot(false);
    const build = { ...config.assignments.build!, accounts: ["200000000001", "200000000002"] };
    const { changes } = await deployment.plan(
      { ...config, assignments: { ...config.assignments, build } },
      folder,
    );
    expect(changes).toMatchObject({ add: 0, change: 0, remove: 0 });
  });

  it("revokes what an expired entry gave", async () => {
    writeSnapshot(false);
    const expired: AccessConfig = {
      ...config,
      assignments: { ...config.assignments, build: { ...config.assignments.build!, expires: "2020-01-31" } },
    };
    expect(await deployment.deploy(expired, folder)).toMatchObject({ add: 0, change: 0, remove: 2 });
    expect(await deployment.held()).toEqual(["Auditors, Audit, 300000000002"]);
  });
});
