import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SsoadminAccountAssignment } from "@cdktf/provider-aws/lib/ssoadmin-account-assignment";
import { App, TerraformStack } from "cdktf";

/** The least that cdktf can do: as many account assignments, of plain texts, one after the other. */
const app = new App();
const stack = new TerraformStack(app, "access");
new AwsProvider(stack, "Aws");
for (let index = 0; index < Number(process.env.BENCH_COUNT); index += 1) {
  new SsoadminAccountAssignment(stack, `assignment-${index}`, {
    instanceArn: "arn:aws:sso:::instance/ssoins-1234567890abcdef",
    permissionSetArn: "arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef",
    principalId: "906704dc1f-4f1b6f3e-2d5a-4c7b-9e8d-0a1b2c3d4e5f",
    principalType: "GROUP",
    targetId: String(100000000000 + index),
    targetType: "AWS_ACCOUNT",
  });
}
app.synth();
