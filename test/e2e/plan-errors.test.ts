import type { AccessConfig } from "../../lib/config";
import type { Seed } from "../../lib/rehearsal";
import { Deployment } from "./support/deployment";
import { describeWithTerraform } from "./support/with-terraform";

const production = "222222222222";

const config: AccessConfig = {
  users: { alice: "alice@example.com", ally: { email: "alice@example.com" } },
  groups: { "the developers": "Developers" },
  permissionSets: { Developer: {} },
  assignments: {
    build: {
      users: ["alice"],
      groups: ["the developers"],
      permissionSets: ["Developer"],
      accounts: [production],
    },
  },
};

const seed: Seed = {
  accounts: [{ id: production, name: "production" }],
  users: [{ userName: "alice@example.com", email: "alice@example.com" }],
  groups: [{ displayName: "Developers" }],
};

describeWithTerraform("a plan, before anything is changed", () => {
  async function planError(service: Seed, access: AccessConfig): Promise<string> {
    const deployment = await Deployment.open({ seed: service });
    try {
      await deployment.plan(access);
      return "no error";
    } catch (error) {
      return (error as Error).message;
    } finally {
      await deployment.close();
    }
  }

  it("fails where the identity store has no such group, with its key in the address", async () => {
    const message = await planError({ ...seed, groups: [] }, config);
    expect(message).toMatch(/data\.aws_identitystore_group\.group_the-developers_[0-9a-f]{12}/);
  });

  it("fails where there is no instance in the Region, and says what to do", async () => {
    const message = await planError({ accounts: seed.accounts, instances: [] }, config);
    expect(message).toContain("Expected exactly one instance of IAM Identity Center in this Region, found 0");
    expect(message).toContain("identityCenter.region");
  });

  it("fails where there are two instances, names both, and says what to do", async () => {
    const message = await planError({ ...seed, instances: [{ name: "one" }, { name: "two" }] }, config);
    expect(message).toMatch(
      /found 2: arn:aws:sso:::instance\/ssoins-\w+, arn:aws:sso:::instance\/ssoins-\w+/,
    );
    expect(message).toContain("identityCenter.instance");
  });

  it("takes the named one of two instances", async () => {
    const instance = {
      arn: "arn:aws:sso:::instance/ssoins-1234567890abcdef",
      identityStoreId: "d-1234567890",
    };
    const named = { ...config, identityCenter: { instance } };
    expect(await planError({ ...seed, instances: [instance, { name: "two" }] }, named)).toBe("no error");
  });

  it("fails where two keys turn out to be one principal, and names both keys", async () => {
    const twice: AccessConfig = {
      ...config,
      assignments: {
        build: { users: ["alice", "ally"], permissionSets: ["Developer"], accounts: [production] },
      },
    };
    const message = await planError(seed, twice);
    expect(message).toContain("Several keys of the access config name one principal");
    expect(message).toContain("USER alice, USER ally");
  });
});
