import { inlinePolicy as limit } from "../../../config/limits";
import { invalid, overQuota } from "../../protocol/errors";
import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { findPermissionSet } from "./shared/find";
import { inlinePolicy, permissionSetMembers } from "./shared/shapes";

/** The rules are AWS's (user guide, quotas); the two texts are ours, because AWS's own are not published. */
export const putInlinePolicyToPermissionSet = operation(
  { ...permissionSetMembers, InlinePolicy: required(inlinePolicy) },
  (call, input) => {
    const { permissionSet } = findPermissionSet(call, input);
    if (!isJsonObject(input.InlinePolicy)) throw invalid("The inline policy is not a JSON policy document.");
    if (input.InlinePolicy.replace(/\s/g, "").length > limit.maxNonWhitespace)
      throw overQuota(
        `You have exceeded AWS SSO limits. The inline policy has more than ${limit.maxNonWhitespace} characters that are not whitespace. Please refer to https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html`,
      );
    permissionSet.inlinePolicy = input.InlinePolicy;
    permissionSet.revision += 1;
    return {};
  },
);

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
