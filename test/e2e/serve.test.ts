import { spawnSync, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { identityCenter, run, type CommandResult } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";

const users = Array.from({ length: 250 }, (_, index) => ({ userName: `user-${index}` }));
const seed = {
  region: "eu-west-1",
  accounts: Array.from({ length: 45 }, (_, index) => ({
    id: String(200000000000 + index),
    name: `account ${index}`,
  })),
  users,
  permissionSets: Array.from({ length: 120 }, (_, index) => ({ name: `Set-${index}` })),
};

const faults = [
  ["--fault", "organizations:ListRoots:AccessDeniedException:1,message=Not today, not here"],
  ["--fault", "organizations:ListRoots,answer=cut,chance=100%,after=1,delay=10ms"],
].flat();

const missing = spawnSync("aws", ["--version"]).error !== undefined;
if (missing && !process.env.CI) console.warn("Skipped: the AWS CLI is not installed.");

(missing && !process.env.CI ? describe.skip : describe)(
  "identity-center rehearse --serve, asked by the AWS CLI",
  () => {
    let url: string;
    let server: ChildProcess;
    let ended: Promise<CommandResult>;

    beforeAll(async () => {
      const cwd = temporaryFolder();
      fs.writeFileSync(path.join(cwd, "seed.json"), JSON.stringify(seed));
      url = await new Promise<string>((resolve) => {
        ended = identityCenter(["rehearse", "--serve", "--seed", "seed.json", "--empty-pages", ...faults], {
          cwd,
          onStart: (child) => {
            server = child;
            child.stdout?.once("data", (text: string) => resolve(text.trim()));
          },
        });
      });
    });

    it("serves on 127.0.0.1", () => {
      expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    });

    it("lists permission sets, users and accounts, page after page", async () => {
      const { Instances } = await aws<{ Instances: { InstanceArn: string; IdentityStoreId: string }[] }>(
        "sso-admin",
        "list-instances",
      );
      const [instance] = Instances;
      const { PermissionSets } = await aws<{ PermissionSets: string[] }>(
        "sso-admin",
        "list-permission-sets",
        "--instance-arn",
        instance!.InstanceArn,
      );
      expect(new Set(PermissionSets).size).toBe(120);
      const { Users } = await aws<{ Users: { UserName: string }[] }>(
        "identitystore",
        "list-users",
        "--identity-store-id",
        instance!.IdentityStoreId,
      );
      expect(Users.map(({ UserName }) => UserName).sort()).toEqual(
        users.map(({ userName }) => userName).sort(),
      );
      const { Accounts } = await aws<{ Accounts: { Name: string }[] }>("organizations", "list-accounts");
      expect(Accounts).toHaveLength(46); // with the management account
    });

    it("goes wrong as it is told to", async () => {
      await expect(aws("organizations", "list-roots")).rejects.toThrow(
        "(AccessDeniedException) when calling the ListRoots operation: Not today, not here",
      );
      await expect(aws("organizations", "list-roots")).rejects.toThrow(/Connection|IncompleteRead/i);
    });

    it("ends at Ctrl-C", async () => {
      server.kill("SIGINT");
      expect((await ended).code).toBe(0);
    });

    async function aws<T>(...args: string[]): Promise<T> {
      const env = {
        AWS_ACCESS_KEY_ID: "test",
        AWS_SECRET_ACCESS_KEY: "test",
        AWS_REGION: "eu-west-1",
        AWS_DEFAULT_REGION: "eu-west-1",
        AWS_PAGER: "",
        AWS_MAX_ATTEMPTS: "1",
      };
      const { code, stdout, stderr } = await run(
        "aws",
        ["--endpoint-url", url, "--output", "json", ...args],
        { cwd: temporaryFolder(), env },
      );
      if (code !== 0) throw new Error(stderr);
      return JSON.parse(stdout) as T;
    }
  },
);

describe("a fault that cannot be", () => {
  it.each([
    [
      "CreateAcountAssignment:ConflictException",
      /^A fault names "CreateAcountAssignment", .* Did you mean "CreateAccountAssignment"\?/,
    ],
    ["ListUsers,chance=2", /has chance=2, which cannot be used\. Allowed: 0 to 1/],
  ])("%s: a sentence, and nothing is served", async (fault, sentence) => {
    const cwd = temporaryFolder();
    fs.writeFileSync(path.join(cwd, "seed.json"), "{}");
    const args = ["rehearse", "--serve", "--seed", "seed.json", "--fault", fault];
    const { code, stdout, stderr } = await identityCenter(args, { cwd });
    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
