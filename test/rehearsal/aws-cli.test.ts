import { execFile, execFileSync } from "node:child_process";
import { promisify } from "node:util";
import type { Seed } from "../../lib/rehearsal";
import { closeAll, start } from "./support";

afterEach(closeAll);

const many = Array.from({ length: 23 }, (_, i) => String(100_000_000_000 + i));
const seed = {
  accounts: many.map((id) => ({ id, name: `account-${id}` })),
  users: many.map((id) => ({ userName: `user-${id}` })),
  groups: [{ displayName: "Platform" }],
  permissionSets: many.map((id) => ({ name: `Set-${id}` })),
  accountAssignments: [
    { principalType: "GROUP", principal: "Platform", permissionSet: `Set-${many[0]}`, accountId: many[0]! },
  ],
} satisfies Seed;

const missing = !hasAws();
// Where CI is set a missing CLI must not pass unseen. (jest shows no console of a file whose tests are all skipped.)
if (missing && !process.env.CI)
  process.stderr.write("aws-cli.test.ts is skipped: the AWS CLI is not on PATH\n");
const withAws = missing && !process.env.CI ? test.skip : test;

function hasAws(): boolean {
  try {
    execFileSync("aws", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

async function begin() {
  const { url, rehearsal, IdentityStoreId, InstanceArn } = await start({ seed, maxPageSize: 10 });
  const aws = async (args: string[], key = "test") => {
    const env = {
      PATH: process.env.PATH,
      HOME: "/nonexistent",
      AWS_ACCESS_KEY_ID: key,
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_REGION: "us-east-1",
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_EC2_METADATA_DISABLED: "true",
    };
    // Not execFileSync: the server lives in this process.
    const { stdout } = await promisify(execFile)(
      "aws",
      ["--endpoint-url", url, "--output", "json", ...args],
      { env },
    );
    return JSON.parse(stdout);
  };
  const count = (operation: string) => rehearsal.calls.filter((call) => call.operation === operation).length;
  return { aws, count, IdentityStoreId, InstanceArn };
}

withAws(
  "the AWS CLI lists permission sets, users and accounts over several pages",
  async () => {
    const { aws, count, IdentityStoreId, InstanceArn } = await begin();
    const sets = await aws(["sso-admin", "list-permission-sets", "--instance-arn", InstanceArn]);
    const users = await aws(["identitystore", "list-users", "--identity-store-id", IdentityStoreId]);
    const accounts = await aws(["organizations", "list-accounts"]);
    expect([sets.PermissionSets.length, users.Users.length, accounts.Accounts.length]).toEqual([23, 23, 24]);
    expect(["ListPermissionSets", "ListUsers", "ListAccounts"].map(count)).toEqual([3, 3, 3]);
  },
  60_000,
);

withAws(
  "the AWS CLI reads the query services",
  async () => {
    const { aws } = await begin();
    expect(await aws(["sts", "get-caller-identity"])).toMatchObject({ Account: "111111111111" });
    const { Roles } = await aws(["iam", "list-roles"], many[0]);
    expect(Roles).toMatchObject([
      {
        RoleName: expect.stringMatching(/^AWSReservedSSO_Set-/),
        AssumeRolePolicyDocument: { Version: "2012-10-17" },
      },
    ]);
  },
  60_000,
);
