import { conflict } from "../../protocol/errors";
import { operation } from "../../protocol/operation";
import { attributesOf, configurationMembers } from "./shared/access-control-attributes";
import { findInstance } from "./shared/find";

/** Enables attributes for access control. The text of the conflict is ours, because AWS's own is not published. */
export const createInstanceAccessControlAttributeConfiguration = operation(
  configurationMembers,
  (call, { InstanceArn, InstanceAccessControlAttributeConfiguration }) => {
    const instance = findInstance(call, InstanceArn);
    if (instance.accessControlAttributes)
      throw conflict("Instance access control attribute configuration already exists.");
    instance.accessControlAttributes = attributesOf(InstanceAccessControlAttributeConfiguration);
    return {};
  },
);
