import { textLimits } from "../../../../config/limits";
import { integer, list, oneOf, required, structure, text } from "../../../protocol/shapes";

/** Shapes of the AWS Organizations API (model organizations 2016-11-28). */
export const accountId = text({ max: 12, pattern: textLimits.accountId.pattern });
export const organizationalUnitId = text({ max: 68, pattern: /^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/ });
export const parentId = text({
  max: 100,
  pattern: /^((r-[0-9a-z]{4,32})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}))$/,
});
export const childId = text({ max: 100, pattern: /^((\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}))$/ });
export const childType = oneOf("ACCOUNT", "ORGANIZATIONAL_UNIT");
export const resourceId = text({
  max: 130,
  pattern: /^((r-[0-9a-z]{4,32})|(\d{12})|(ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}))$/,
});
export const tagKey = text({ min: 1, max: 128 });
export const tags = list(structure({ Key: required(tagKey), Value: required(text({ min: 0, max: 256 })) }));
export const servicePrincipal = text({ min: 1, max: 128, pattern: /^[\w+=,.@-]*$/ });
export const nextToken = text({ max: 100_000 });

/** The members of the list operations. */
export const paging = { MaxResults: integer(1, 20), NextToken: nextToken };

/** The members that name a parent. */
export const parentMembers = { ParentId: required(parentId) };
