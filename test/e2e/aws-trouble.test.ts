import fs from "node:fs";
import path from "node:path";
import { startRehearsal, type RehearsalOptions, type Seed } from "../../lib/rehearsal";
import { calling } from "./support/calling";
import { identityCenter, type CommandResult } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform } from "./support/with-terraform";

const config = `
identityCenter: { region: eu-west-1, mfa: acknowledged }
accounts: { production: "222222222222" }
groups: { developers: Developers }
permissionSets: { Developer: { sessionDuration: 8h } }
assignments: { build: { groups: [developers], permissionSets: [Developer], accounts: [production] } }
`;

const member = "333333333333";
const seed: Seed = {
  region: "eu-west-1",
  accounts: [
    { id: "222222222222", name: "production" },
    { id: member, name: "sandbox" },
  ],
  groups: [{ displayName: "Developers" }],
  permissionSets: [{ name: "Audit" }],
};
const arn = (digit: string) => `arn:aws:sso:::instance/ssoins-${digit.repeat(16)}`;
const denied = (operation: string, action: string) => ({
  operation,
  code: "AccessDeniedException",
  message: `User: arn:aws:iam::111111111111:user/eve is not authorized to perform: ${action}`,
});
const nowhere = "/no/such/file";

/** What each command says; one that is not named goes well. */
interface Trouble {
  readonly options: RehearsalOptions;
  readonly env?: NodeJS.ProcessEnv;
  readonly says: Readonly<Partial<Record<keyof typeof commands, RegExp>>>;
}

const commands = {
  snapshot: ["snapshot", "--out", "organization.json"],
  audit: ["audit", "--format", "csv", "--out", "audit.csv", "--calls-per-second", "1000"],
  adopt: ["adopt", "--out", "adopted.yaml", "--force", "--calls-per-second", "1000"],
  plan: ["plan"],
};
const all = (says: RegExp, plan = says) => ({ snapshot: says, audit: says, adopt: says, plan });

const troubles: Readonly<Record<string, Trouble>> = {
  "the wrong Region": {
    options: { seed: { ...seed, region: "us-east-1" } },
    says: {
      audit: /no instance of IAM Identity Center in the Region eu-west-1.*identityCenter\.region/,
      adopt: /no instance of IAM Identity Center in the Region eu-west-1.*identityCenter\.region/,
      plan: /found 0\. Set identityCenter\.region to the home Region/,
    },
  },
  "no credentials": {
    options: { seed },
    env: {
      AWS_ACCESS_KEY_ID: undefined,
      AWS_SECRET_ACCESS_KEY: undefined,
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_CONFIG_FILE: nowhere,
      AWS_SHARED_CREDENTIALS_FILE: nowhere,
    },
    says: all(/There are no AWS credentials: set AWS_PROFILE to a profile, sign in/),
  },
  "expired credentials": {
    options: { seed },
    env: { AWS_ACCESS_KEY_ID: "EXPIRED" },
    says: all(/The AWS credentials have expired[.:] [Ss]ign in again \(aws sso login\)/),
  },
  "no permission for one call": {
    options: {
      seed,
      faults: [
        denied("ListAccounts", "organizations:ListAccounts"),
        denied("ListRoots", "organizations:ListRoots"),
        denied("GetGroupId", "identitystore:GetGroupId"),
      ],
    },
    says: {
      snapshot: /AWS denies organizations:ListRoots\. Allow the action organizations:ListRoots/,
      audit: /AWS denies organizations:ListAccounts\. Allow the action organizations:ListAccounts/,
      adopt: /AWS denies organizations:ListAccounts\. Allow the action organizations:ListAccounts/,
      plan: /to perform: identitystore:GetGroupId\s+AWS denies a call: allow the action/,
    },
  },
  "two instances": {
    options: { seed: { ...seed, permissionSets: [], instances: [{ arn: arn("1") }, { arn: arn("2") }] } },
    says: {
      audit: /There are 2 instances.*identityCenter\.instance: \{ arn, identityStoreId \}/,
      adopt: /There are 2 instances.*identityCenter\.instance: \{ arn, identityStoreId \}/,
      plan: /found 2: .*identityCenter\.instance/,
    },
  },
  "an account instance": {
    options: {
      seed: {
        region: "eu-west-1",
        accounts: seed.accounts,
        instances: [{ ownerAccountId: member, arn: arn("1") }],
      },
    },
    env: { AWS_ACCESS_KEY_ID: member },
    says: {
      snapshot: /AWS denies organizations:\w+\. Allow the action/,
      audit:
        /belongs to the account 333333333333 alone.*organization instance belongs to the management account/,
      adopt:
        /belongs to the account 333333333333 alone.*organization instance belongs to the management account/,
      plan: /GROUP not found.*\s+The identity store has no such user or group: .*those of the right organization/,
    },
  },
  "an empty organization": {
    options: { seed: { region: "eu-west-1" } },
    says: {
      plan: /GROUP not found.*\s+The identity store has no such user or group: correct its name/,
    },
  },
};

describeWithTerraform("what stands between a command and AWS", () => {
  const cwd = temporaryFolder();
  const files = ["organization.json", "audit.csv", "adopted.yaml", "access.tfplan"];

  it.each(Object.entries(troubles))("%s: a sentence with the fix", async (_name, { options, env, says }) => {
    fs.rmSync(cwd, { recursive: true, force: true });
    fs.mkdirSync(cwd);
    fs.writeFileSync(path.join(cwd, "access.config.yaml"), config);
    for (const file of files) fs.writeFileSync(path.join(cwd, file), "as it was");
    fs.rmSync(path.join(cwd, "organization.json"));
    const service = await startRehearsal(options);
    const names = Object.keys(commands) as (keyof typeof commands)[];
    const results = await Promise.all(
      names.map((name) =>
        identityCenter(commands[name], {
          cwd,
          env: { ...calling(service.url), AWS_PROFILE: undefined, ...env },
        }),
      ),
    );
    await service.close();
    names.forEach((name, index) => check(name, says[name], results[index]!));
    expect(fs.readdirSync(cwd).filter((file) => /\.tmp$|^\.identity/.test(file))).toEqual([]);
  });

  function check(name: keyof typeof commands, says: RegExp | undefined, result: CommandResult): void {
    const { code, stdout, stderr } = result;
    const said = stderr.replace(/^ *\d+ s .*\n/gm, "");
    if (says === undefined) {
      expect({ name, code, said }).toMatchObject({ code: expect.any(Number) as number });
      expect({ name, code, said, is: code === 0 || code === 2 }).toMatchObject({ is: true });
      return;
    }
    expect({ name, code, stdout }).toEqual({ name, code: 1, stdout: "" });
    expect(said).toMatch(says);
    expect(said).not.toMatch(/^\s+at .*:\d+/m);
    const file = files[Object.keys(commands).indexOf(name)]!;
    const now = fs.existsSync(path.join(cwd, file)) ? fs.readFileSync(path.join(cwd, file), "utf8") : "none";
    expect({ name, now }).toEqual({ name, now: name === "snapshot" ? "none" : "as it was" });
  }
});
