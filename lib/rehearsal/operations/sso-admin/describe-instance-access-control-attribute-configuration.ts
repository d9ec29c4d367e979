import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { accessControlAttributesOf, shownAttributes } from "./shared/access-control-attributes";
import { findInstance } from "./shared/find";
import { instanceArn } from "./shared/shapes";

/** The attributes for access control, which are there at once. */
export const describeInstanceAccessControlAttributeConfiguration = operation(
  { InstanceArn: required(instanceArn) },
  (call, { InstanceArn }) => ({
    Status: "ENABLED",
    InstanceAccessControlAttributeConfiguration: shownAttributes(
      accessControlAttributesOf(findInstance(call, InstanceArn)),
    ),
  }),
);
