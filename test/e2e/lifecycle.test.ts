import type { AccessConfig } from "../../lib/config";
import { callRehearsal, pages } from "../../lib/rehearsal";
import { Deployment } from "./support/deployment";
import { describeWithTerraform } from "./support/with-terraform";

const production = "222222222222";
const staging = "333333333333";

const first: AccessConfig = {
  accounts: { production, staging },
  users: { alice: "alice@example.com", bob: { email: "bob@example.com" } },
  groups: { developers: "Developers", platform: "Platform Engineers" },
  permissionSets: {
    Developer: {
      managedPolicies: ["PowerUserAccess"],
      customerManagedPolicies: [{ name: "TeamData", path: "/teams/" }],
      inlinePolicy: policy("s3:GetObject"),
      permissionsBoundary: { customerManagedPolicy: { name: "Boundary" } },
      description: "Costs ${aws:username} %{nothing}",
      tags: { "cost center": "a=b/c" },
    },
    ReadOnly: { managedPolicies: ["ReadOnlyAccess"] },
  },
  assignments: {
    build: {
      groups: ["developers"],
      users: ["alice"],
      permissionSets: ["Developer"],
      accounts: ["staging", "production"],
    },
    look: { groups: ["platform"], permissionSets: ["ReadOnly"], accounts: ["production"] },
  },
};

function policy(action: string): { Version: string; Statement: unknown } {
  return {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: action, Resource: "arn:aws:s3:::home/${aws:username}/*" }],
  };
}

const seed = {
  accounts: [
    { id: production, name: "production" },
    { id: staging, name: "staging" },
  ],
  users: [{ userName: "alice@example.com" }, { userName: "bob", email: "bob@example.com" }],
  groups: [{ displayName: "Developers" }, { displayName: "Platform Engineers" }],
  customerManagedPolicies: [{ name: "TeamData", path: "/teams/" }, { name: "Boundary" }],
};

describeWithTerraform("an access config through its life, with the real Terraform and AWS provider", () => {
  let deployment: Deployment;

  beforeAll(async () => {
    deployment = await Deployment.open({ seed });
  });
  afterAll(() => deployment.close());

  it("is applied: the service holds what the config means", async () => {
    await deployment.deploy(first);
    expect(await deployment.held()).toEqual([
      `Developers, Developer, ${production}`,
      `Developers, Developer, ${staging}`,
      `Platform Engineers, ReadOnly, ${production}`,
      `alice@example.com, Developer, ${production}`,
      `alice@example.com, Developer, ${staging}`,
    ]);
  });

  it("keeps the texts of the config, Terraform's own signs among them", async () => {
    const { arn, instance } = await developer(deployment);
    const { PermissionSet } = await call<{ PermissionSet: { Description: string } }>(
      "DescribePermissionSet",
      instance,
      arn,
    );
    expect(PermissionSet.Description).toBe("Costs ${aws:username} %{nothing}");
    const { Tags } = await callRehearsal<{ Tags: unknown }>(
      deployment.service.url,
      "sso-admin",
      "ListTagsForResource",
      {
        InstanceArn: instance,
        ResourceArn: arn,
      },
    );
    expect(Tags).toEqual([{ Key: "cost center", Value: "a=b/c" }]);
    expect(await inlinePolicy(instance, arn)).toEqual(policy("s3:GetObject"));
  });

  it("plans no change a second time", async () => {
    expect((await deployment.plan(first)).changes).toMatchObject({ add: 0, change: 0, remove: 0 });
  });

  it("plans no change where entries are renamed, reordered and split, and an account goes by its id", async () => {
    const { changes } = await deployment.plan({
      ...first,
      assignments: {
        "a-look": { groups: ["platform"], permissionSets: ["ReadOnly"], accounts: [production] },
        "build-2": { users: ["alice"], permissionSets: ["Developer"], accounts: ["production"] },
        "build-1": {
          groups: ["developers"],
          permissionSets: ["Developer"],
          accounts: ["production", staging],
        },
        again: { users: ["alice"], permissionSets: ["Developer"], accounts: ["production", "staging"] },
      },
    });
    expect(changes).toMatchObject({ add: 0, change: 0, remove: 0 });
  });

  it("provisions a changed policy in the accounts, and swaps one principal for another", async () => {
    const changed: AccessConfig = {
      ...first,
      permissionSets: {
        ...first.permissionSets,
        Developer: { ...first.permissionSets?.Developer, inlinePolicy: policy("s3:PutObject") },
      },
      assignments: {
        build: {
          groups: ["developers"],
          users: ["bob"],
          permissionSets: ["Developer"],
          accounts: ["staging", "production"],
        },
        look: { groups: ["platform"], permissionSets: ["ReadOnly"], accounts: ["production"] },
      },
    };
    expect(await deployment.deploy(changed)).toMatchObject({ add: 2, change: 1, remove: 2 });
    expect(await deployment.held()).toEqual([
      `Developers, Developer, ${production}`,
      `Developers, Developer, ${staging}`,
      `Platform Engineers, ReadOnly, ${production}`,
      `bob, Developer, ${production}`,
      `bob, Developer, ${staging}`,
    ]);
    const { arn, instance } = await developer(deployment);
    expect(await inlinePolicy(instance, arn)).toEqual(policy("s3:PutObject"));
    const latest = await pages<string>(
      deployment.service.url,
      "sso-admin",
      "ListAccountsForProvisionedPermissionSet",
      "AccountIds",
      {
        InstanceArn: instance,
        PermissionSetArn: arn,
        ProvisioningStatus: "LATEST_PERMISSION_SET_PROVISIONED",
      },
    );
    expect(latest.sort()).toEqual([production, staging]);
  });

  it("adds an entry and takes a user's access away", async () => {
    const { assignments, ...rest } = first;
    const changed: AccessConfig = {
      ...rest,
      assignments: {
        build: { groups: ["developers"], permissionSets: ["Developer"], accounts: ["staging"] },
        look: assignments.look!,
        "look-further": { groups: ["platform"], permissionSets: ["ReadOnly"], accounts: ["staging"] },
      },
    };
    await deployment.deploy(changed);
    expect(await deployment.held()).toEqual([
      `Developers, Developer, ${staging}`,
      `Platform Engineers, ReadOnly, ${production}`,
      `Platform Engineers, ReadOnly, ${staging}`,
    ]);
  });

  it("is destroyed: no assignment and no permission set is left", async () => {
    await deployment.deploy({ accounts: first.accounts, assignments: {} });
    expect(await deployment.held()).toEqual([]);
    const { url } = deployment.service;
    expect(
      await pages(url, "sso-admin", "ListPermissionSets", "PermissionSets", {
        InstanceArn: await instanceArn(url),
      }),
    ).toEqual([]);
  });

  it("never once ran into a conflict or an unknown operation", () => {
    expect(
      deployment.service.calls.filter(
        ({ code }) => code !== undefined && code !== "ResourceNotFoundException",
      ),
    ).toEqual([]);
  });

  async function call<T>(operation: string, InstanceArn: string, PermissionSetArn: string): Promise<T> {
    return callRehearsal<T>(deployment.service.url, "sso-admin", operation, {
      InstanceArn,
      PermissionSetArn,
    });
  }

  async function inlinePolicy(instance: string, arn: string): Promise<unknown> {
    const { InlinePolicy } = await call<{ InlinePolicy: string }>(
      "GetInlinePolicyForPermissionSet",
      instance,
      arn,
    );
    return JSON.parse(InlinePolicy);
  }
});

async function instanceArn(url: string): Promise<string> {
  const [instance] = await pages<{ InstanceArn: string }>(url, "sso-admin", "ListInstances", "Instances");
  return instance?.InstanceArn ?? "";
}

async function developer({ service: { url } }: Deployment): Promise<{ instance: string; arn: string }> {
  const instance = await instanceArn(url);
  for (const arn of await pages<string>(url, "sso-admin", "ListPermissionSets", "PermissionSets", {
    InstanceArn: instance,
  })) {
    const { PermissionSet } = await callRehearsal<{ PermissionSet: { Name: string } }>(
      url,
      "sso-admin",
      "DescribePermissionSet",
      {
        InstanceArn: instance,
        PermissionSetArn: arn,
      },
    );
    if (PermissionSet.Name === "Developer") return { instance, arn };
  }
  throw new Error("there is no permission set Developer");
}
