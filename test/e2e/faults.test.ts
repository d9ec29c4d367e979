import type { AccessConfig } from "../../lib/config";
import type { Fault, Seed } from "../../lib/rehearsal";
import { Deployment } from "./support/deployment";
import { describeWithTerraform } from "./support/with-terraform";

const accounts = ["222222222222", "333333333333", "444444444444"];

const seed: Seed = {
  accounts: accounts.map((id) => ({ id, name: `account-${id}` })),
  groups: [{ displayName: "Developers" }, { displayName: "Platform" }],
};

const config: AccessConfig = {
  groups: { developers: "Developers", platform: "Platform" },
  permissionSets: {
    Developer: {
      managedPolicies: ["PowerUserAccess"],
      inlinePolicy: {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }],
      },
    },
  },
  assignments: {
    build: { groups: ["developers", "platform"], permissionSets: ["Developer"], accounts },
  },
};

const reason = "Received a 500 status error: try later.";

const faults: Fault[] = [
  { operation: "CreateAccountAssignment", answer: "lost", times: 2 },
  { operation: "CreateAccountAssignment", failureReason: reason, after: 2, times: 4 },
  { operation: "ListAccountAssignments", answer: "cut", after: 8, times: 1 },
  { operation: "identitystore:*", answer: "garbage", after: 1, times: 1 },
  { operation: "sso-admin:*", code: "ConflictException", times: 3, every: 10 },
  { operation: "*", code: "InternalServerException", chance: 0.05 },
  { operation: "*", delayMs: 100, chance: 0.2 },
];

/** Deploys until nothing goes wrong; returns what went wrong before. */
async function deployUntilDone(deployment: Deployment): Promise<string[]> {
  const failures: string[] = [];
  while (failures.length < 8) {
    const failure = await deployment.deploy(config).then(
      () => undefined,
      (error: Error) => error.message,
    );
    if (failure === undefined) return failures;
    failures.push(failure);
  }
  throw new Error(`It is never done:\n${failures.join("\n")}`);
}

describeWithTerraform("a deployment to a service that breaks down in every way at once", () => {
  let deployment: Deployment;

  beforeAll(async () => {
    deployment = await Deployment.open({
      seed,
      faults,
      asyncMs: 500,
      callsPerSecond: 20,
      provisioningConflicts: true,
    });
  });
  afterAll(() => deployment.close());

  it("says what failed, and is completed by running it again", async () => {
    const failures = await deployUntilDone(deployment);
    expect(failures.join("\n")).toContain(reason);
    expect(await deployment.held()).toEqual(
      ["Developers", "Platform"].flatMap((group) => accounts.map((id) => `${group}, Developer, ${id}`)),
    );
    const codes = new Set(deployment.service.calls.map(({ code }) => code));
    expect([...codes]).toEqual(expect.arrayContaining(["ConflictException", "InternalServerException"]));
  });
});
