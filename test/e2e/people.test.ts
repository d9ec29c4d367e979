import type { AccessConfig } from "../../lib/config";
import { callRehearsal, pages } from "../../lib/rehearsal";
import { Deployment } from "./support/deployment";
import { describeWithTerraform } from "./support/with-terraform";

const production = "222222222222";

const first = {
  identityCenter: { identitySource: "identity-center" },
  users: {
    alice: "alice@example.com",
    erin: {
      create: {
        userName: "erin",
        givenName: "Erin",
        familyName: "Doe ${x}",
        email: { value: "erin@example.com", type: "work" },
        phoneNumber: "+49 30 1234",
        address: { locality: "Berlin", country: "DE" },
        middleName: "%{y}",
        nickname: "E",
        title: "Engineer",
        timezone: "Europe/Berlin",
        groups: ["developers", "auditors"],
      },
    },
    // No assignment uses him: he is created all the same.
    frank: { create: { userName: "frank", givenName: "Frank", familyName: "Poe" } },
  },
  groups: {
    developers: "Developers",
    auditors: {
      create: { displayName: "Auditors", description: "They ${read}", members: ["alice", "erin"] },
    },
  },
  permissionSets: {
    ReadOnly: {
      managedPolicies: ["ReadOnlyAccess"],
      inlinePolicy: { Version: "2012-10-17", Statement: [{ Effect: "Deny", Action: "s3:*", Resource: "*" }] },
    },
  },
  assignments: {
    audit: {
      groups: ["auditors"],
      users: ["erin", "alice"],
      permissionSets: ["ReadOnly"],
      accounts: [production],
    },
  },
  accessControlAttributes: { CostCenter: "${path:enterprise.costCenter}", team: '${path:name["x"]}' },
} satisfies AccessConfig;

/** The same access under other keys. */
const renamed: AccessConfig = {
  ...first,
  users: {
    alice: first.users.alice,
    "erin.doe": { create: { ...first.users.erin.create, groups: ["developers", "readers"] } },
    frank: first.users.frank,
  },
  groups: {
    developers: first.groups.developers,
    readers: { create: { ...first.groups.auditors.create, members: ["alice", "erin.doe"] } },
  },
  permissionSets: { "read only": { ...first.permissionSets.ReadOnly, name: "ReadOnly" } },
  assignments: {
    audit: {
      groups: ["readers"],
      users: ["erin.doe", "alice"],
      permissionSets: ["read only"],
      accounts: [production],
    },
  },
  renamed: {
    users: { erin: "erin.doe" },
    groups: { auditors: "readers" },
    permissionSets: { ReadOnly: "read only" },
  },
};
const seed = {
  accounts: [{ id: production, name: "production" }],
  users: [{ userName: "alice@example.com", email: "alice@example.com" }],
  groups: [{ displayName: "Developers" }],
};

const noChange = { add: 0, change: 0, remove: 0 };
const access = [
  `Auditors, ReadOnly, ${production}`,
  `alice@example.com, ReadOnly, ${production}`,
  `erin, ReadOnly, ${production}`,
];

describeWithTerraform("people that the config creates, with the real Terraform and AWS provider", () => {
  let deployment: Deployment;

  beforeAll(async () => {
    deployment = await Deployment.open({ seed });
  });
  afterAll(() => deployment.close());

  it("fails the plan where two looked-up keys are one principal, though ids of created ones are unknown", async () => {
    const users = { ...first.users, ally: { email: "alice@example.com" } };
    const assignments = { audit: { ...first.assignments.audit, users: ["alice", "ally", "erin"] } };
    const planned = deployment.plan({ ...first, users, assignments });
    await expect(planned).rejects.toThrow("Several keys of the access config name one principal");
    await expect(planned).rejects.toThrow(/keep one of them: USER alice, USER ally\./);
  });

  it("are there, in their groups and with their access, after one apply", async () => {
    await deployment.deploy(first);
    expect(await deployment.held()).toEqual(access);
    expect(await memberships(deployment)).toEqual([
      "alice@example.com in Auditors",
      "erin in Auditors",
      "erin in Developers",
    ]);
  });

  it("have the profile that the config gives them, Terraform's own signs included", async () => {
    const users = await list(deployment, "ListUsers", "Users");
    expect(users.find(({ UserName }) => UserName === "erin")).toMatchObject({
      DisplayName: "Erin Doe ${x}",
      Name: { GivenName: "Erin", FamilyName: "Doe ${x}", MiddleName: "%{y}" },
      Emails: [{ Value: "erin@example.com", Type: "work", Primary: true }],
      PhoneNumbers: [{ Value: "+49 30 1234", Primary: true }],
      Addresses: [{ Locality: "Berlin", Country: "DE", Primary: true }],
      NickName: "E",
      Title: "Engineer",
      Timezone: "Europe/Berlin",
    });
    expect(users.map(({ UserName }) => UserName).sort()).toEqual(["alice@example.com", "erin", "frank"]);
    const groups = await list(deployment, "ListGroups", "Groups");
    expect(groups.find(({ DisplayName }) => DisplayName === "Auditors")?.Description).toBe("They ${read}");
  });

  it("come with the attributes for access control, by their names", async () => {
    expect(await attributes(deployment)).toEqual([
      { Key: "CostCenter", Value: { Source: ["${path:enterprise.costCenter}"] } },
      { Key: "team", Value: { Source: ['${path:name["x"]}'] } },
    ]);
  });

  it("plan no change a second time", async () => {
    expect((await deployment.plan(first)).changes).toMatchObject(noChange);
  });

  it("fail the plan where a looked-up key turns out to be a created one", async () => {
    const [erin] = (await list(deployment, "ListUsers", "Users")).filter(
      ({ UserName }) => UserName === "erin",
    );
    const users = { ...first.users, again: { id: erin?.UserId as string } };
    const assignments = { audit: { ...first.assignments.audit, users: ["erin", "again", "alice"] } };
    await expect(deployment.plan({ ...first, users, assignments })).rejects.toThrow(
      /keep one of them: USER again, USER erin\./,
    );
  });

  it("keep everything where keys change, one at first and the others later, in whatever order", async () => {
    const calls = deployment.service.calls.length;
    // The permission set first, then the principals: the old addresses of both steps are mixed ones.
    const { permissionSets, users, groups } = renamed.renamed ?? {};
    const step: AccessConfig = {
      ...first,
      permissionSets: renamed.permissionSets,
      assignments: { audit: { ...first.assignments.audit, permissionSets: ["read only"] } },
      renamed: { permissionSets },
    };
    expect(await deployment.deploy(step)).toMatchObject(noChange);
    expect(await deployment.deploy({ ...renamed, renamed: { users, groups, permissionSets } })).toMatchObject(
      noChange,
    );
    const changing = /^(Create|Delete|Update|Put|Attach|Detach|Provision|Tag|Untag)/;
    const made = deployment.service.calls.slice(calls).map(({ operation }) => operation);
    expect(made.length).toBeGreaterThan(0);
    expect(made.filter((operation) => changing.test(operation))).toEqual([]);
    expect(await deployment.held()).toEqual(access);
  });

  it("keep everything where all keys change at once, back to what they were", async () => {
    const back = { users: { "erin.doe": "erin" }, groups: { readers: "auditors" } };
    const config: AccessConfig = {
      ...first,
      renamed: { ...back, permissionSets: { "read only": "ReadOnly" } },
    };
    expect(await deployment.deploy(config)).toMatchObject(noChange);
    expect(await deployment.held()).toEqual(access);
  });

  it("change in place: a profile, a description, members and attributes", async () => {
    const { erin } = first.users;
    const { auditors } = first.groups;
    const changed: AccessConfig = {
      ...first,
      users: {
        ...first.users,
        erin: { create: { ...erin.create, title: "Lead", email: "erin.doe@example.com", familyName: "Poe" } },
      },
      groups: {
        ...first.groups,
        auditors: { create: { ...auditors.create, displayName: "Readers", members: ["frank"] } },
      },
      accessControlAttributes: { team: "${path:title}" },
    };
    expect(await deployment.deploy(changed)).toMatchObject({ add: 1, change: 3, remove: 1 });
    const users = await list(deployment, "ListUsers", "Users");
    expect(users.find(({ UserName }) => UserName === "erin")).toMatchObject({
      Title: "Lead",
      Emails: [{ Value: "erin.doe@example.com" }],
      Name: { FamilyName: "Poe", GivenName: "Erin" },
      DisplayName: "Erin Poe",
    });
    // She is in it by her own list still.
    expect(await memberships(deployment)).toEqual([
      "erin in Developers",
      "erin in Readers",
      "frank in Readers",
    ]);
    expect(await attributes(deployment)).toEqual([{ Key: "team", Value: { Source: ["${path:title}"] } }]);
    expect((await deployment.plan(changed)).changes).toMatchObject(noChange);
  });

  it("are gone when the config is empty; what was looked up stays", async () => {
    await deployment.deploy({ assignments: {} });
    expect(await deployment.held()).toEqual([]);
    expect(await memberships(deployment)).toEqual([]);
    expect((await list(deployment, "ListUsers", "Users")).map(({ UserName }) => UserName)).toEqual([
      "alice@example.com",
    ]);
    expect((await list(deployment, "ListGroups", "Groups")).map(({ DisplayName }) => DisplayName)).toEqual([
      "Developers",
    ]);
    await expect(attributes(deployment)).rejects.toThrow(/not found/);
  });

  it("never once ran into a conflict or an unknown operation", () => {
    const failed = deployment.service.calls.filter(
      ({ code }) => code !== undefined && code !== "ResourceNotFoundException",
    );
    expect(failed).toEqual([]);
  });
});

type Row = Readonly<Record<string, unknown>>;

async function instance({ service: { url } }: Deployment) {
  const [only] = await pages<{ InstanceArn: string; IdentityStoreId: string }>(
    url,
    "sso-admin",
    "ListInstances",
    "Instances",
  );
  if (!only) throw new Error("there is no instance");
  return only;
}

async function list(deployment: Deployment, operation: string, member: string, input: object = {}) {
  const { IdentityStoreId } = await instance(deployment);
  return pages<Row>(deployment.service.url, "identitystore", operation, member, {
    IdentityStoreId,
    ...input,
  });
}

/** Who is in which group, by the service's names, sorted. */
async function memberships(deployment: Deployment): Promise<string[]> {
  const users = await list(deployment, "ListUsers", "Users");
  const rows: string[] = [];
  for (const { GroupId, DisplayName } of await list(deployment, "ListGroups", "Groups")) {
    for (const row of await list(deployment, "ListGroupMemberships", "GroupMemberships", { GroupId })) {
      const { UserId } = row.MemberId as { UserId: string };
      const user = users.find((one) => one.UserId === UserId);
      rows.push(`${String(user?.UserName)} in ${String(DisplayName)}`);
    }
  }
  return rows.sort();
}

async function attributes(deployment: Deployment): Promise<unknown> {
  const { InstanceArn } = await instance(deployment);
  const { InstanceAccessControlAttributeConfiguration: configuration } = await callRehearsal<{
    InstanceAccessControlAttributeConfiguration: { AccessControlAttributes: { Key: string }[] };
  }>(deployment.service.url, "sso-admin", "DescribeInstanceAccessControlAttributeConfiguration", {
    InstanceArn,
  });
  return [...configuration.AccessControlAttributes].sort((a, b) => (a.Key < b.Key ? -1 : 1));
}
