import path from "node:path";
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { IdentitystoreGroup } from "@cdktf/provider-aws/lib/identitystore-group";
import { OrganizationsAccount } from "@cdktf/provider-aws/lib/organizations-account";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, LocalBackend, TerraformResource, TerraformStack } from "cdktf";
import { AccessStack, IdentityCenter, PermissionSet, PrincipalLookup } from "../../lib/constructs";
import { callRehearsal, startRehearsal, type Rehearsal } from "../../lib/rehearsal";
import { terraformEnvironment } from "../../lib/rehearsal/run/containment";
import { readBack } from "../../lib/rehearsal/run/read-back";
import { apply, init, plan, type Terraform } from "../../lib/terraform/terraform";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform, terraform as binary } from "./support/with-terraform";

const seed = {
  accounts: [{ id: "222222222222", name: "production" }],
  groups: [{ displayName: "Developers" }],
  customerManagedPolicies: [{ name: "TeamData", path: "/teams/" }],
};

/** Everything that a person's own stack can leave to the apply: ids, a policy document, a policy's name, a group. */
function ownStack(app: App, state: string): void {
  const stack = new TerraformStack(app, "own");
  new LocalBackend(stack, { path: state });
  new AwsProvider(stack, "Aws");
  stack.addOverride(
    "terraform.required_providers.aws.version",
    process.env.AWS_PROVIDER_VERSION ?? "~> 6.25",
  );
  const account = new OrganizationsAccount(stack, "Young", { name: "young", email: "young@example.com" });
  // The id of terraform_data exists only after the apply, and what it holds too.
  const later = new TerraformResource(stack, "Later", { terraformResourceType: "terraform_data" });
  later.addOverride("input", "TeamData");
  const identityCenter = new IdentityCenter(stack, "IdentityCenter");
  const group = new IdentitystoreGroup(stack, "Ops", {
    identityStoreId: identityCenter.identityStoreId,
    displayName: "Operations",
  });
  const document = new DataAwsIamPolicyDocument(stack, "Document", {
    statement: [{ effect: "Deny", actions: ["organizations:*"], resources: [account.arn] }],
  });
  const developer = new PermissionSet(stack, "Developer", {
    identityCenter,
    description: `Account ${account.id}, \${not_terraform}`,
    inlinePolicy: document.json,
    customerManagedPolicies: [{ name: later.getStringAttribute("output"), path: "/teams/" }],
  });
  identityCenter.assign({
    principals: [group, PrincipalLookup.group(identityCenter, "Developers")],
    permissionSets: [developer],
    accounts: [account.id, "222222222222"],
  });
  // Later than the assignments, and before them all the same.
  developer.addManagedPolicy("ReadOnlyAccess");
}

/** The same in an access config: the account is made in the config's own stack. */
function configuredStack(app: App, state: string): void {
  new AccessStack(app, "configured", {
    config: (stack) => {
      new LocalBackend(stack, { path: state });
      const account = new OrganizationsAccount(stack, "Younger", {
        name: "younger",
        email: "younger@example.com",
      });
      return {
        accounts: { younger: account.id },
        groups: { developers: "Developers" },
        permissionSets: {
          Limited: {
            inlinePolicy: {
              Version: "2012-10-17",
              Statement: [{ Effect: "Deny", Action: "organizations:*", Resource: account.arn }],
            },
          },
        },
        assignments: { a: { groups: ["developers"], permissionSets: ["Limited"], accounts: ["younger"] } },
      };
    },
  });
}

describeWithTerraform("constructs in a person's own stacks, with the real Terraform and AWS provider", () => {
  let service: Rehearsal;
  let folder: string;

  const terraformIn = (stack: string): Terraform => ({
    binary: binary ?? "terraform",
    cwd: path.join(folder, "stacks", stack),
    env: terraformEnvironment(process.env, folder, service.url, "us-east-1"),
  });
  const deploy = async (stack: string) => {
    const terraform = terraformIn(stack);
    await init(terraform);
    await plan(terraform, "test.tfplan");
    const { errors } = await apply(terraform, "test.tfplan");
    expect(errors).toEqual([]);
    return (await plan(terraform, "again.tfplan")).changes;
  };

  beforeAll(async () => {
    service = await startRehearsal({ seed });
    folder = temporaryFolder();
    const app = new App({ outdir: folder });
    ownStack(app, path.join(folder, "own.tfstate"));
    configuredStack(app, path.join(folder, "configured.tfstate"));
    app.synth();
  });
  afterAll(() => service.close());

  it("one apply creates an account and gives access to it, and the next plan changes nothing", async () => {
    const again = await Promise.all(["own", "configured"].map(deploy));
    const none = { add: 0, change: 0, remove: 0 };
    expect(again).toEqual([expect.objectContaining(none), expect.objectContaining(none)]);

    const { Accounts } = await callRehearsal<{ Accounts: { Id: string; Name: string }[] }>(
      service.url,
      "organizations",
      "ListAccounts",
      {},
    );
    const idOf = (name: string) => Accounts.find(({ Name }) => Name === name)?.Id;
    const rows = await readBack(service.url);
    const held = rows.map(({ principal, permissionSet, accountId }) => [principal, permissionSet, accountId]);
    expect(held.sort()).toEqual(
      [
        ["Developers", "Developer", idOf("production")],
        ["Developers", "Developer", idOf("young")],
        ["Developers", "Limited", idOf("younger")],
        ["Operations", "Developer", idOf("production")],
        ["Operations", "Developer", idOf("young")],
      ].sort(),
    );
    await expectPolicies(service.url, idOf("young") ?? "");
  });
});

/** What the account's role got: the policies that were known only at apply, and the one that was added last. */
async function expectPolicies(url: string, accountId: string): Promise<void> {
  const call = <T>(operation: string, input: object) => callRehearsal<T>(url, "sso-admin", operation, input);
  const { Instances } = await call<{ Instances: { InstanceArn: string }[] }>("ListInstances", {});
  const InstanceArn = Instances[0]?.InstanceArn;
  const { PermissionSets } = await call<{ PermissionSets: string[] }>("ListPermissionSets", { InstanceArn });
  for (const PermissionSetArn of PermissionSets) {
    const input = { InstanceArn, PermissionSetArn };
    const { PermissionSet } = await call<{ PermissionSet: { Name: string; Description?: string } }>(
      "DescribePermissionSet",
      input,
    );
    if (PermissionSet.Name !== "Developer") continue;
    expect(PermissionSet.Description).toBe(`Account ${accountId}, \${not_terraform}`);
    const { InlinePolicy } = await call<{ InlinePolicy: string }>("GetInlinePolicyForPermissionSet", input);
    expect(InlinePolicy).toContain(accountId);
    expect(await call("ListCustomerManagedPolicyReferencesInPermissionSet", input)).toMatchObject({
      CustomerManagedPolicyReferences: [{ Name: "TeamData", Path: "/teams/" }],
    });
    expect(await call("ListManagedPoliciesInPermissionSet", input)).toMatchObject({
      AttachedManagedPolicies: [{ Name: "ReadOnlyAccess" }],
    });
    return;
  }
  throw new Error("There is no permission set Developer.");
}
