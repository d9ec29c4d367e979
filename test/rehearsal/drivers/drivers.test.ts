import { execFileSync } from "node:child_process";
import { closeAll, start } from "../support";
import { cliDriver } from "./aws-cli";
import { boto3Driver, hasBoto3 } from "./boto3";
import type { Driver, Json } from "./driver";
import { runScenario, scenarioSeed } from "./scenario";
import { sdkDriver } from "./sdk";

afterEach(closeAll);

/** The scenario by one client, against a rehearsal of its own that is the same for each of them. */
async function transcript(driverOf: (endpoint: string) => Driver) {
  const { url } = await start({
    seed: scenarioSeed,
    now: () => Date.UTC(2026, 10, 22),
    maxPageSize: 2,
    emptyPages: ["organizations", "sso-admin", "identitystore"],
  });
  const driver = driverOf(url);
  try {
    return await runScenario(driver);
  } finally {
    driver.close();
  }
}

const hasCli = () => {
  try {
    execFileSync("aws", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};
const without = (what: string) => {
  process.stderr.write(`drivers.test.ts leaves ${what} out: it is not installed\n`);
  return test.skip;
};
// Where CI is set a missing CLI must not pass unseen; boto3 is compared where it is there.
const withCli = process.env.CI || hasCli() ? test : without("the AWS CLI");
const withBoto3 = hasBoto3() ? test : without("boto3");

test("the AWS SDK sees the life of a permission set and an account assignment", async () => {
  const steps = await transcript(sdkDriver);
  const answers = (operation: string) =>
    steps.filter((step) => step.operation === operation).map(({ answer }) => answer as Json);
  const [described, unknown, gone] = answers("DescribePermissionSet");
  expect(described).toMatchObject({ PermissionSet: { Name: "Developer", Description: "Build & run" } });
  expect(unknown).toMatchObject({ code: "ResourceNotFoundException" });
  expect(gone).toMatchObject({ code: "ResourceNotFoundException" });
  for (const operation of [
    "DescribeAccountAssignmentCreationStatus",
    "DescribeAccountAssignmentDeletionStatus",
    "DescribePermissionSetProvisioningStatus",
  ])
    expect(Object.values(answers(operation)[0]!)).toMatchObject([{ Status: "SUCCEEDED" }]);
  expect(answers("ListAccounts")[0]?.Accounts).toHaveLength(4);
  expect(answers("CreatePermissionSet").map(({ code }) => code as unknown)).toEqual([
    undefined,
    "ConflictException",
    "ValidationException",
  ]);
  expect(answers("ListRoots").map(({ code }) => code as unknown)).toEqual([
    undefined,
    "AccessDeniedException",
    "ExpiredTokenException",
  ]);
  expect(answers("DeletePermissionSet").map(({ code }) => code as unknown)).toEqual([
    "ConflictException",
    undefined,
  ]);
});

withBoto3(
  "boto3 gets the same answers as the AWS SDK",
  async () => {
    expect(await transcript(boto3Driver)).toEqual(await transcript(sdkDriver));
  },
  120_000,
);

withCli(
  "the AWS CLI gets the same answers as the AWS SDK",
  async () => {
    expect(await transcript(cliDriver)).toEqual(await transcript(sdkDriver));
  },
  240_000,
);
