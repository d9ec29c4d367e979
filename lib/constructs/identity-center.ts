import { DataAwsSsoadminInstances } from "@cdktf/provider-aws/lib/data-aws-ssoadmin-instances";
import { Construct } from "constructs";
import { expression, terraformText } from "./terraform-text";

/** Which instance of IAM Identity Center. */
export interface IdentityCenterProps {
  /**
   * The instance by name.
   * @default looked up in the provider's Region; there must be exactly one
   */
  readonly instance?: { readonly arn: string; readonly identityStoreId: string };
}

const lookup = "data.aws_ssoadmin_instances.identity-center";

/** The instance of IAM Identity Center: looked up, or named. */
export class IdentityCenter extends Construct {
  /** ARN of the instance. */
  readonly arn: string;
  /** Id of the instance's identity store. */
  readonly identityStoreId: string;
  /** Partition of the instance, such as `aws`: it stands in its ARN. */
  readonly partition: string;

  constructor(scope: Construct, id: string, { instance }: IdentityCenterProps = {}) {
    super(scope, id);
    if (instance) {
      this.arn = terraformText(instance.arn);
      this.identityStoreId = terraformText(instance.identityStoreId);
      this.partition = instance.arn.split(":")[1] ?? "aws";
    } else {
      this.addLookup();
      this.arn = expression(`${lookup}.arns[0]`);
      this.identityStoreId = expression(`${lookup}.identity_store_ids[0]`);
      this.partition = expression(`split(":", ${lookup}.arns[0])[1]`);
    }
  }

  /** ListInstances also returns account instances, so the first of several may be the wrong one: never take it. */
  private addLookup(): void {
    new DataAwsSsoadminInstances(this, "Instances", {
      lifecycle: {
        postcondition: [
          {
            condition: expression("length(self.arns) == 1"),
            errorMessage: terraformTemplate,
          },
        ],
      },
    }).overrideLogicalId("identity-center");
  }
}

const terraformTemplate = [
  "Expected exactly one instance of IAM Identity Center in this Region, found ${length(self.arns)}",
  '${length(self.arns) == 0 ? "" : ": ${join(", ", self.arns)}"}. ',
  '${length(self.arns) == 0 ? "Set identityCenter.region to the home Region of the instance, and check that the credentials belong to the management account or the delegated administrator." : "Name the right one in identityCenter.instance."}',
].join("");
