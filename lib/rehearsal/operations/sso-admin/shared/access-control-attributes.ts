import { accessControlAttributesPerInstance, textLimits } from "../../../../config/limits";
import { notFound } from "../../../protocol/errors";
import { list, required, structure, text, type Value } from "../../../protocol/shapes";
import type { AccessControlAttribute, Instance } from "../../../world/world";
import { instanceArn } from "./shapes";

const configuration = structure({
  AccessControlAttributes: required(
    list(
      structure({
        Key: required(text(textLimits.accessControlAttributeKey)),
        Value: required(
          structure({ Source: required(list(text(textLimits.accessControlAttributeSource), 1, 1)) }),
        ),
      }),
      0,
      accessControlAttributesPerInstance,
    ),
  ),
});

/** The members of the operations that set the attributes. */
export const configurationMembers = {
  InstanceArn: required(instanceArn),
  InstanceAccessControlAttributeConfiguration: required(configuration),
};

/** The attributes of an input, without what its shape does not know. */
export const attributesOf = ({ AccessControlAttributes }: Value<typeof configuration>) =>
  AccessControlAttributes.map(({ Key, Value: { Source } }): AccessControlAttribute => ({
    key: Key,
    source: Source[0] ?? "",
  }));

/** The attributes as the API shows them. */
export const shownAttributes = (attributes: readonly AccessControlAttribute[]) => ({
  AccessControlAttributes: attributes.map(({ key, source }) => ({ Key: key, Value: { Source: [source] } })),
});

/** The attributes of an instance, or ResourceNotFoundException where the feature is not enabled; the text is ours. */
export function accessControlAttributesOf(instance: Instance): readonly AccessControlAttribute[] {
  if (!instance.accessControlAttributes)
    throw notFound("Instance access control attribute configuration not found.");
  return instance.accessControlAttributes;
}
