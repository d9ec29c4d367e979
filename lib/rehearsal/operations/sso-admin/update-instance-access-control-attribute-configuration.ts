import { operation } from "../../protocol/operation";
import {
  accessControlAttributesOf,
  attributesOf,
  configurationMembers,
} from "./shared/access-control-attributes";
import { findInstance } from "./shared/find";

/** Replaces all attributes for access control. */
export const updateInstanceAccessControlAttributeConfiguration = operation(
  configurationMembers,
  (call, { InstanceArn, InstanceAccessControlAttributeConfiguration }) => {
    const instance = findInstance(call, InstanceArn);
    accessControlAttributesOf(instance);
    instance.accessControlAttributes = attributesOf(InstanceAccessControlAttributeConfiguration);
    return {};
  },
);
