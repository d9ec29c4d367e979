import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { iamActions } from "../../../lib/config/data/read-data";
import { connect } from "../../../lib/live/aws/aws";
import type { ServiceName } from "../../../lib/live/aws/operations";
import { actionOf } from "../../../lib/live/errors/explain";
import { readInstance } from "../../../lib/live/read/read-instance";
import { readTree } from "../../../lib/live/snapshot/read-tree";
import type { RehearsalOptions } from "../../../lib/rehearsal";
import { generateSeed } from "../../helpers/world";
import { smallSeed } from "../../rehearsal/support";
import { ask, closeAll, credentials, serve } from "../support";

const environment = { ...process.env };
afterEach(async () => {
  process.env = { ...environment };
  await closeAll();
});

const seed = { ...smallSeed, region: "eu-west-1" };

/** The sentence with which a read ends. */
async function sentence({ as, ...options }: RehearsalOptions & { as?: string }): Promise<string> {
  await serve({ seed, ...options });
  if (as) credentials(as);
  return readInstance(await ask()).then(
    () => "no error",
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

const account = "333333333333";
const arn = (digit: string) => `arn:aws:sso:::instance/ssoins-${digit.repeat(16)}`;

it.each([
  [
    "credentials that have expired",
    {
      faults: [
        {
          operation: "ListPermissionSets",
          code: "ExpiredTokenException",
          message: "The security token included in the request is expired",
        },
      ],
    },
    "The AWS credentials have expired. Sign in again (aws sso login), or renew them, and run this again; nothing was written. AWS says: The security token included in the request is expired",
  ],
  [
    "a session that is over",
    { as: "EXPIRED" },
    "The AWS credentials have expired. Sign in again (aws sso login)",
  ],
  [
    "credentials that are none",
    { faults: [{ operation: "DescribeOrganization", code: "UnrecognizedClientException" }] },
    "AWS does not accept the credentials (UnrecognizedClientException): check AWS_PROFILE, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, and that the account may use the Region eu-west-1.",
  ],
  [
    "no permission for one call",
    {
      faults: [
        {
          operation: "GetInlinePolicyForPermissionSet",
          code: "AccessDeniedException",
          message: "User: arn:aws:iam::111111111111:user/eve is not authorized\u001b[2J",
        },
      ],
    },
    "AWS denies sso:GetInlinePolicyForPermissionSet. Allow the action sso:GetInlinePolicyForPermissionSet in the policies of the caller. The management account and the delegated administrator of IAM Identity Center may call it, in its home Region (here eu-west-1); a service control policy can deny it, too. Nothing was written. AWS says: User: arn:aws:iam::111111111111:user/eve is not authorized\\u001b[2J",
  ],
  [
    "no permission in AWS Organizations",
    { faults: [{ operation: "ListAccounts", code: "AccessDeniedException" }] },
    "AWS denies organizations:ListAccounts. Allow the action organizations:ListAccounts in the policies of the caller. The management account and delegated administrators may call it;",
  ],
  [
    "no organization",
    { faults: [{ operation: "DescribeOrganization", code: "AWSOrganizationsNotInUseException" }] },
    "The account of these credentials belongs to no AWS organization.",
  ],
  [
    "another Region",
    { seed: { ...seed, region: "us-east-1" } },
    "There is no instance of IAM Identity Center in the Region eu-west-1, as far as these credentials see. Name its home Region in identityCenter.region (or AWS_REGION)",
  ],
  ["a member account that administers nothing", { as: account }, "AWS denies sso:"],
  [
    "an account instance",
    {
      as: account,
      seed: {
        region: "eu-west-1",
        accounts: seed.accounts,
        instances: [{ ownerAccountId: account, arn: arn("1") }],
      },
    },
    `The instance ${arn("1")} belongs to the account ${account} alone: an account instance knows no permission sets and no account assignments. The organization instance belongs to the management account 111111111111;`,
  ],
  [
    "two instances of the management account",
    { seed: { ...seed, instances: [{ arn: arn("1") }, { arn: arn("2") }] } },
    `There are 2 instances of IAM Identity Center in the Region eu-west-1: ${arn("1")} (owned by 111111111111), ${arn("2")} (owned by 111111111111). Say which one is meant: identityCenter.instance: { arn, identityStoreId } in the access config.`,
  ],
])("%s", async (_name, options, expected) => {
  const said = await sentence(options);
  expect(said.slice(0, `ExpectedError: ${expected}`.length)).toBe(`ExpectedError: ${expected}`);
});

it("takes the organization's instance where an account has one of its own", async () => {
  const instances = [{ ownerAccountId: account, arn: arn("1") }, { arn: arn("2") }];
  const organization = { delegatedAdministrator: account };
  await serve({ seed: { region: "eu-west-1", accounts: seed.accounts, instances, organization } });
  credentials(account);
  const { instance } = await readInstance(await ask());
  expect(instance.arn).toBe(arn("2"));
});

it("takes the instance that is named, and none that is not there", async () => {
  const instances = [
    { arn: arn("1"), identityStoreId: "d-1111111111" },
    { arn: arn("2"), identityStoreId: "d-2222222222" },
  ];
  await serve({ seed: { region: "eu-west-1", instances } });
  const read = async (digit: string, identityStoreId: string) =>
    readInstance(await ask(), { instance: { arn: arn(digit), identityStoreId } });
  expect((await read("2", "d-2222222222")).instance.identityStoreId).toBe("d-2222222222");
  await expect(read("2", "d-1111111111")).rejects.toThrow(
    "has the identity store d-2222222222, and the access config says d-1111111111",
  );
  await expect(read("3", "d-1111111111")).rejects.toThrow(
    `there is no instance ${arn("3")} in the Region eu-west-1; the caller sees`,
  );
});

describe("before any call", () => {
  function nothingNamed(): void {
    for (const name of Object.keys(process.env)) if (name.startsWith("AWS_")) delete process.env[name];
    const nowhere = path.join(os.tmpdir(), "no-such-file");
    Object.assign(process.env, {
      AWS_CONFIG_FILE: nowhere,
      AWS_SHARED_CREDENTIALS_FILE: nowhere,
      AWS_EC2_METADATA_DISABLED: "true",
    });
  }

  it("no credentials", async () => {
    const { url } = await serve({ seed });
    nothingNamed();
    process.env.AWS_ENDPOINT_URL = url;
    await expect(readInstance(await ask())).rejects.toThrow(
      "There are no AWS credentials: set AWS_PROFILE to a profile,",
    );
  });

  it("no Region", async () => {
    nothingNamed();
    await expect(connect()).rejects.toThrow(
      "No AWS Region is named: write identityCenter.region in the access config",
    );
    expect((await connect({ fallbackRegion: "us-east-1" })).region).toBe("us-east-1");
    process.env.AWS_DEFAULT_REGION = "eu-central-1";
    expect((await connect()).region).toBe("eu-central-1");
    process.env.AWS_REGION = "eu-north-1";
    expect((await connect()).region).toBe("eu-north-1");
    expect((await connect({ region: "eu-west-3" })).region).toBe("eu-west-3");
  });

  it("the Region of a profile", async () => {
    nothingNamed();
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "profile-"));
    process.env.AWS_CONFIG_FILE = path.join(folder, "config");
    process.env.AWS_PROFILE = "admin";
    fs.writeFileSync(process.env.AWS_CONFIG_FILE, "[profile admin]\nregion = eu-west-2\n");
    expect((await connect()).region).toBe("eu-west-2");
    fs.rmSync(folder, { recursive: true });
  });

  it("nothing that listens, after a few tries", async () => {
    const { url, close } = await serve({ seed });
    await close();
    expect(process.env.AWS_ENDPOINT_URL).toBe(url);
    const aws = await ask({ patienceMs: 120_000 });
    await expect(readTree(aws, { tags: false, takenAt: new Date() })).rejects.toThrow(
      /^organizations:\w+ lost its connection, 4 times .* ECONNREFUSED.*Check the network, a proxy, and AWS_ENDPOINT_URL\.$/,
    );
  });
});

it("names the actions of its calls as IAM does", async () => {
  const { calls } = await serve({
    seed: generateSeed({ accounts: 10, permissionSets: 3, accountAssignments: 20 }),
  });
  const aws = await ask({ organizationsCallsPerSecond: 1000 });
  await readInstance(aws, { deletedPrincipals: false });
  await readTree(aws, { tags: true, takenAt: new Date() });
  const { services } = iamActions();
  const names = calls.map(({ service, operation }) =>
    actionOf({ service: service as ServiceName, operation }),
  );
  const unknown = [...new Set(names)].filter((name) => {
    const [prefix = "", action = ""] = name.split(":");
    return !services[prefix]?.split(" ").includes(action);
  });
  expect(unknown).toEqual([]);
});
