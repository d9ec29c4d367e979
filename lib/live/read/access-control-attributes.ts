import { required, type Aws } from "../aws/aws";
import { compare } from "../../organization/compare";
import { awsErrorName } from "../errors/explain";
import type { LiveInstance } from "../instance";

/** The attributes for access control, by key, with their sources; undefined where they are not enabled. */
export async function readAccessControlAttributes(
  aws: Aws,
  { arn: InstanceArn }: LiveInstance,
): Promise<Readonly<Record<string, readonly string[]>> | undefined> {
  try {
    return await aws.call(
      "sso-admin",
      "DescribeInstanceAccessControlAttributeConfiguration",
      { InstanceArn },
      ({ Status, InstanceAccessControlAttributeConfiguration: configuration }) => {
        required(Status, "Status");
        const attributes = configuration?.AccessControlAttributes ?? [];
        return Object.fromEntries(
          attributes
            .map(({ Key, Value }) => [required(Key, "Key"), required(Value?.Source, "Value.Source")] as const)
            .sort(([a], [b]) => compare(a, b)),
        );
      },
    );
  } catch (error) {
    if (awsErrorName(error) === "ResourceNotFoundException") return undefined;
    throw error;
  }
}
