import fs from "node:fs";
import path from "node:path";
import { startRehearsal, type Rehearsal } from "../../lib/rehearsal";
import { callRehearsal } from "../../lib/rehearsal/client";
import { identityCenter } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";

const instance = "arn:aws:sso:::instance/ssoins-1234567890abcdef";

const config = `
identityCenter: { region: eu-west-1 }
accounts: { prod: "222222222222" }
users: { bob: bob@example.com }
groups: { platform: Platform Engineers }
permissionSets:
  Developer: { managedPolicies: [PowerUserAccess], sessionDuration: 4h }
  AWSReadOnlyAccess: { existing: true }
assignments:
  developers: { groups: [platform], permissionSets: [Developer], accounts: [prod, "333333333333"] }
`;

const group = {
  principalType: "GROUP",
  principal: "Platform Engineers",
  permissionSet: "Developer",
} as const;

const seed = {
  region: "eu-west-1",
  organization: { managementAccountId: "111111111111" },
  accounts: ["111111111111", "222222222222", "333333333333"].map((id, index) => ({
    id,
    name: ["management", "Production", "Data"][index]!,
  })),
  users: [{ userName: "bob@example.com", givenName: "Bob", familyName: "Roe" }],
  groups: [{ displayName: "Platform Engineers" }],
  permissionSets: [
    {
      name: "Developer",
      managedPolicies: ["arn:aws:iam::aws:policy/PowerUserAccess"],
      sessionDuration: "PT4H",
    },
    { name: "AWSReadOnlyAccess" },
  ],
  accountAssignments: [
    { ...group, accountId: "222222222222" },
    { ...group, accountId: "333333333333" },
  ],
};

let service: Rehearsal;
let cwd: string;
beforeEach(async () => {
  service = await startRehearsal({ seed: seed as never });
  cwd = temporaryFolder();
  fs.writeFileSync(path.join(cwd, "access.config.yaml"), config);
});
afterEach(() => service.close());

const audit = (...args: string[]) =>
  identityCenter(["audit", "--calls-per-second", "1000", ...args], {
    cwd,
    env: {
      ACCESS_CONFIG: undefined,
      AWS_ENDPOINT_URL: service.url,
      AWS_ACCESS_KEY_ID: "rehearsal",
      AWS_SECRET_ACCESS_KEY: "rehearsal",
    },
  });

const call = async (operation: string, input: object) =>
  callRehearsal(service.url, "sso-admin", operation, { InstanceArn: await instanceArn(), ...input });

async function instanceArn(): Promise<string> {
  const { Instances } = (await callRehearsal(service.url, "sso-admin", "ListInstances", {})) as {
    Instances: { InstanceArn: string }[];
  };
  return Instances[0]?.InstanceArn ?? instance;
}

async function arnOf(name: string): Promise<string> {
  const { PermissionSets } = (await call("ListPermissionSets", {})) as { PermissionSets: string[] };
  for (const PermissionSetArn of PermissionSets) {
    const { PermissionSet } = (await call("DescribePermissionSet", { PermissionSetArn })) as {
      PermissionSet: { Name: string };
    };
    if (PermissionSet.Name === name) return PermissionSetArn;
  }
  throw new Error(`no permission set ${name}`);
}

async function storeId(): Promise<string> {
  const { Instances } = (await callRehearsal(service.url, "sso-admin", "ListInstances", {})) as {
    Instances: { IdentityStoreId: string }[];
  };
  return Instances[0]!.IdentityStoreId;
}

describe("identity-center audit", () => {
  it("is silent where AWS is in sync, and tells what was clicked by hand", async () => {
    const clean = await audit();
    expect({ code: clean.code, stdout: clean.stdout }).toEqual({
      code: 0,
      stdout: [
        "Account assignments: 0 unmanaged, 0 missing, 2 in sync.",
        "Permission sets: 0 changed, 0 unmanaged, 0 missing, 2 in sync.",
        "",
      ].join("\n"),
    });

    const PermissionSetArn = await arnOf("Developer");
    await call("AttachManagedPolicyToPermissionSet", {
      PermissionSetArn,
      ManagedPolicyArn: "arn:aws:iam::aws:policy/IAMFullAccess",
    });
    const { UserId } = (await callRehearsal(service.url, "identitystore", "GetUserId", {
      IdentityStoreId: await storeId(),
      AlternateIdentifier: {
        UniqueAttribute: { AttributePath: "userName", AttributeValue: "bob@example.com" },
      },
    })) as { UserId: string };
    await call("CreateAccountAssignment", {
      PermissionSetArn,
      PrincipalId: UserId,
      PrincipalType: "USER",
      TargetId: "111111111111",
      TargetType: "AWS_ACCOUNT",
    });

    const drifted = await audit();
    expect({ code: drifted.code, stdout: drifted.stdout }).toEqual({
      code: 2,
      stdout: `Account assignments: 1 unmanaged (1 of them give administration), 0 missing, 2 in sync.
Permission sets: 1 changed, 0 unmanaged, 0 missing, 1 in sync.

STATE      TYPE  PRINCIPAL  PERMISSION SET  ACCOUNT     ACCOUNT ID    ENTRY  NOTES
unmanaged  USER  bob        Developer       management  111111111111         administration

changed: the permission set Developer (gives administration)
  AWS managed policy IAMFullAccess: only in AWS
`,
    });

    fs.appendFileSync(path.join(cwd, "access.config.yaml"), "ignore: { bob: { principals: [bob@*] } }\n");
    const out = path.join(cwd, "audit.csv");
    const csv = await audit("--format", "csv", "--out", out, "--principal", "platform", "--state", "in-sync");
    expect(csv.code).toBe(2);
    expect(csv.stderr).toContain("Ignored by the rule bob: 1 account assignment.");
    expect(fs.readFileSync(out, "utf8").split("\n").slice(1, 3)).toEqual([
      "GROUP,platform,Developer,222222222222,prod,developers,in-sync",
      "GROUP,platform,Developer,333333333333,Data,developers,in-sync",
    ]);
  });

  it("says what is wrong, and never prints a part as the whole", async () => {
    const typo = await audit("--principal", "platfrom");
    expect({ code: typo.code, stdout: typo.stdout }).toEqual({ code: 1, stdout: "" });
    expect(typo.stderr).toContain(
      'Neither the access config nor AWS has a principal "platfrom". Did you mean "platform"?\n',
    );
    expect(typo.stderr).not.toContain("NodeVersionSupportWarning");
    await service.close();
    service = await startRehearsal({
      seed: seed as never,
      faults: [{ operation: "ListAccountAssignments", code: "AccessDeniedException", after: 1 }],
    });
    const denied = await audit("--format", "json");
    expect({ code: denied.code, stdout: denied.stdout }).toEqual({ code: 1, stdout: "" });
    expect(denied.stderr).toContain("sso:ListAccountAssignments");
    expect(denied.stderr).not.toContain("    at ");
  });
});
