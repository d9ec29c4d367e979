import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findInstance } from "./shared/find";
import { instanceArn } from "./shared/shapes";
import { shownInstance } from "./shared/shown";

/** One instance. */
export const describeInstance = operation({ InstanceArn: required(instanceArn) }, (call, input) => ({
  ...shownInstance(findInstance(call, input.InstanceArn)),
  EncryptionConfigurationDetails: { KeyType: "AWS_OWNED_KMS_KEY", EncryptionStatus: "ENABLED" },
}));
