import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { accessControlAttributesOf } from "./shared/access-control-attributes";
import { findInstance } from "./shared/find";
import { instanceArn } from "./shared/shapes";

/** Disables attributes for access control, and forgets them. */
export const deleteInstanceAccessControlAttributeConfiguration = operation(
  { InstanceArn: required(instanceArn) },
  (call, { InstanceArn }) => {
    const instance = findInstance(call, InstanceArn);
    accessControlAttributesOf(instance);
    delete instance.accessControlAttributes;
    return {};
  },
);
