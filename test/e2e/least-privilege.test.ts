import fs from "node:fs";
import path from "node:path";
import { readAccess } from "../../lib/access/access";
import type { AccessConfig } from "../../lib/config";
import { pages, unusedInPolicy } from "../../lib/rehearsal";
import { seedFromAccess } from "../../lib/rehearsal/run/seed-from-access";
import { root } from "./support/command";
import { Deployment } from "./support/deployment";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform } from "./support/with-terraform";

const readPolicy = (name: string) =>
  JSON.parse(fs.readFileSync(path.join(root, `examples/iam/${name}.json`), "utf8")) as object;

/** Access key ids of callers, each with the shipped policies that it is held to. */
const roles = {
  planner: ["plan-role"],
  applier: ["apply-role", "apply-people", "apply-management-account"],
};

/** The instance and the organization that the shipped policies name as examples. */
const instances = [
  { arn: "arn:aws:sso:::instance/ssoins-0123456789abcdef", identityStoreId: "d-0123456789" },
];
const [management, production, sandbox] = ["111111111111", "222222222222", "333333333333"] as const;

const organization = {
  version: 1,
  takenAt: "2026-11-22T08:00:00Z",
  organizationId: "o-a1b2c3d4e5",
  managementAccountId: management,
  root: {
    id: "r-ab12",
    name: "Root",
    accounts: [{ id: management, name: "management", state: "ACTIVE", tags: {} }],
    organizationalUnits: [
      {
        id: "ou-ab12-11111111",
        name: "Workloads",
        accounts: [
          { id: production, name: "production", state: "ACTIVE", tags: {} },
          { id: sandbox, name: "sandbox", state: "ACTIVE", tags: {} },
        ],
        organizationalUnits: [],
      },
    ],
  },
};

const policy = (Action: string) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Deny", Action, Resource: "*" }],
});

/** Every kind of thing that a config can hold. */
const first = {
  identityCenter: { identitySource: "identity-center" },
  organization: "organization.json",
  accounts: { management, production, sandbox },
  users: {
    alice: "alice",
    erin: { create: { userName: "erin", givenName: "Erin", familyName: "Doe", groups: ["developers"] } },
  },
  groups: {
    developers: "Developers",
    auditors: { create: { displayName: "Auditors", members: ["alice"] } },
  },
  permissionSets: {
    Full: {
      description: "Everything that a permission set has",
      sessionDuration: "2h",
      relayState: "https://console.aws.amazon.com/",
      tags: { team: "platform", stage: "first" },
      managedPolicies: ["ReadOnlyAccess"],
      customerManagedPolicies: [{ name: "Editor", path: "/teams/" }],
      inlinePolicy: policy("s3:*"),
      permissionsBoundary: { customerManagedPolicy: { name: "Boundary" } },
    },
    AWSReadOnlyAccess: { existing: true },
  },
  assignments: {
    everyone: { groups: ["developers"], permissionSets: ["Full"], accounts: ["*"] },
    audit: { groups: ["auditors"], permissionSets: ["AWSReadOnlyAccess"], accounts: ["management"] },
    person: { users: ["erin"], permissionSets: ["Full"], accounts: ["management", "production"] },
  },
  accessControlAttributes: { CostCenter: "${path:enterprise.costCenter}" },
} satisfies AccessConfig;

/** Everything that can change in its place is changed, and a key is renamed, which moves what it names. */
const second: AccessConfig = {
  ...first,
  users: {
    alice: "alice",
    erin: { create: { userName: "erin", givenName: "Erin", familyName: "Poe", groups: ["builders"] } },
  },
  groups: {
    builders: "Developers",
    auditors: { create: { displayName: "Auditors", description: "They look", members: ["alice"] } },
  },
  permissionSets: {
    ...first.permissionSets,
    Full: {
      ...first.permissionSets.Full,
      sessionDuration: "4h",
      tags: { team: "security" },
      inlinePolicy: policy("ec2:*"),
    },
  },
  assignments: {
    ...first.assignments,
    everyone: { groups: ["builders"], permissionSets: ["Full"], accounts: ["*"] },
  },
  accessControlAttributes: { CostCenter: "${path:enterprise.department}" },
  renamed: { groups: { developers: "builders" } },
};

describeWithTerraform("the policies of examples/iam, with the real Terraform and AWS provider", () => {
  const folder = temporaryFolder();
  let deployment: Deployment;

  const planAs = (role: keyof typeof roles, config: AccessConfig) => {
    deployment.callAs(role);
    return deployment.plan(config, folder);
  };
  const applyAs = (role: keyof typeof roles) => {
    deployment.callAs(role);
    return deployment.apply();
  };

  const held = [
    `Auditors, AWSReadOnlyAccess, ${management}`,
    `Developers, Full, ${production}`,
    `Developers, Full, ${sandbox}`,
    `erin, Full, ${management}`,
    `erin, Full, ${production}`,
  ];

  beforeAll(async () => {
    fs.writeFileSync(path.join(folder, "organization.json"), JSON.stringify(organization));
    deployment = await Deployment.open({
      seed: { ...seedFromAccess(readAccess(first, folder)).seed, instances },
      policies: Object.fromEntries(Object.entries(roles).map(([key, names]) => [key, names.map(readPolicy)])),
    });
  });
  afterAll(() => deployment.close());

  it("lets the plan role plan, and refuses it the apply with a clear message, changing nothing", async () => {
    const { changes } = await planAs("planner", first);
    expect(changes.add).toBe(15);
    const { done, errors } = await applyAs("planner");
    expect(done).toEqual([]);
    expect(JSON.stringify(errors)).toContain(
      "is not authorized to perform: sso:CreatePermissionSet on resource: arn:aws:sso:::instance/ssoins-0123456789abcdef because no identity-based policy allows the sso:CreatePermissionSet action",
    );
    expect(await deployment.held()).toEqual([]);
  });

  it("lets the apply role apply what the plan role has planned", async () => {
    await planAs("planner", first);
    expect((await applyAs("applier")).errors).toEqual([]);
    expect(await deployment.held()).toEqual(held);
  });

  it("lets it change every part that can change", async () => {
    const { changes } = await planAs("planner", second);
    expect(changes).toMatchObject({ add: 0, change: 5, remove: 0 });
    expect((await applyAs("applier")).errors).toEqual([]);
    expect(await deployment.held()).toEqual(held);
  });

  it("lets it take down everything", async () => {
    await planAs("planner", { accounts: first.accounts, assignments: {} });
    expect((await applyAs("applier")).errors).toEqual([]);
    expect(await deployment.held()).toEqual([]);
    const { url } = deployment.service;
    const names = await pages<{ UserName: string }>(url, "identitystore", "ListUsers", "Users", {
      IdentityStoreId: instances[0]?.identityStoreId,
    });
    expect(names.map(({ UserName }) => UserName)).toEqual(["alice"]);
  });

  it("allows nothing that was not needed", () => {
    const unused = Object.entries(roles).flatMap(([key, names]) => {
      const calls = deployment.service.calls.filter(({ accessKeyId }) => accessKeyId === key);
      return names.flatMap((name) =>
        unusedInPolicy(readPolicy(name), calls).map((text) => `${name} ${text}`),
      );
    });
    expect(unused).toEqual([]);
  });

  it("spells every action out", () => {
    const actions = Object.values(roles)
      .flat()
      .flatMap((name) => (readPolicy(name) as { Statement: { Action: string[] }[] }).Statement)
      .flatMap(({ Action }) => Action);
    expect(actions.filter((action) => !/^[a-z-]+:[A-Za-z]+$/.test(action))).toEqual([]);
  });

  it("was refused nothing but what the plan role tried to apply", () => {
    const refused = deployment.service.calls.filter(({ code }) => code === "AccessDeniedException");
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.filter(({ accessKeyId }) => accessKeyId !== "planner")).toEqual([]);
    expect(refused.filter(({ operation }) => /^(Get|List|Describe)/.test(operation))).toEqual([]);
  });
});
