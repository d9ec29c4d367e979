import { OrganizationsAccount } from "@cdktf/provider-aws/lib/organizations-account";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { IdentityCenter, PermissionSet, PrincipalLookup } from "cdktf-identity-center";

const app = new App();
const stack = new TerraformStack(app, "sandbox");
new AwsProvider(stack, "Aws", { region: "eu-west-1" });

const account = new OrganizationsAccount(stack, "Account", {
  name: "sandbox",
  email: "aws+sandbox@example.com",
});
const identityCenter = new IdentityCenter(stack, "IdentityCenter");
const developer = new PermissionSet(stack, "Developer", {
  identityCenter,
  sessionDuration: "4h",
  managedPolicies: ["PowerUserAccess"],
  inlinePolicy: {
    Version: "2012-10-17",
    Statement: [{ Effect: "Deny", Action: "organizations:*", Resource: account.arn }],
  },
});
developer.grantTo(PrincipalLookup.group(identityCenter, "Developers"), account.id);
app.synth();
