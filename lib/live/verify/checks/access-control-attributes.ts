import { same, sameItems } from "../same";
import { changed, gone, type ResourceCheck, type Values } from "./resource-check";

/** aws_ssoadmin_instance_access_control_attributes. */
export const accessControlAttributes: ResourceCheck = {
  attributes: ["attribute", "instance_arn", "status", "status_reason"],
  questions: ({ instance_arn: InstanceArn }) => [
    {
      service: "sso-admin",
      operation: "DescribeInstanceAccessControlAttributeConfiguration",
      input: { InstanceArn },
    },
  ],
  difference(values, [answer]) {
    if (!answer) return gone;
    const { Status, StatusReason, InstanceAccessControlAttributeConfiguration } = answer;
    const { AccessControlAttributes } = (InstanceAccessControlAttributeConfiguration ?? {}) as Values;
    return changed({
      id: values.id === values.instance_arn,
      status: same(values.status, Status),
      status_reason: same(values.status_reason, StatusReason),
      attribute: sameItems(values.attribute, attributesOf(AccessControlAttributes)),
    });
  },
};

function attributesOf(list: unknown): unknown {
  const attributes = (list ?? []) as readonly { Key: string; Value?: { Source?: readonly string[] } }[];
  return attributes.map(({ Key, Value }) => ({ key: Key, value: [{ source: Value?.Source }] }));
}
