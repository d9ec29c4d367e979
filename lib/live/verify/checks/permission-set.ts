import { same } from "../same";
import { changed, gone, type ResourceCheck, type Values } from "./resource-check";

/** Tags that AWS itself sets; the provider does not show them. */
const system = "aws:";

/** aws_ssoadmin_permission_set. */
export const permissionSet: ResourceCheck = {
  attributes: [
    "arn",
    "created_date",
    "description",
    "instance_arn",
    "name",
    "relay_state",
    "session_duration",
    "tags",
    "tags_all",
  ],
  questions: ({ arn, instance_arn: InstanceArn }) => [
    {
      service: "sso-admin",
      operation: "DescribePermissionSet",
      input: { InstanceArn, PermissionSetArn: arn },
    },
    { service: "sso-admin", operation: "ListTagsForResource", input: { InstanceArn, ResourceArn: arn } },
  ],
  difference(values, [described, listed], { changesTags }) {
    if (!described || !listed) return gone;
    const { Name, Description, RelayState, SessionDuration, CreatedDate } = (described.PermissionSet ??
      {}) as Values;
    const tags = tagsOf(listed.Tags);
    const differs = changed({
      id: values.id === `${String(values.arn)},${String(values.instance_arn)}`,
      name: same(values.name, Name),
      description: same(values.description, Description),
      relay_state: same(values.relay_state, RelayState),
      session_duration: same(values.session_duration, SessionDuration),
      created_date: values.created_date === toSeconds(CreatedDate),
      tags: same(values.tags, tags) && same(values.tags_all, tags),
    });
    if (differs === undefined && changesTags && Object.keys(tags).length > 0)
      return "it has tags, and the AWS provider is configured to add tags or to ignore some";
    return differs;
  },
};

function tagsOf(list: unknown): Record<string, string> {
  const tags = (list ?? []) as readonly { readonly Key: string; readonly Value: string }[];
  return Object.fromEntries(
    tags.filter(({ Key }) => !Key.startsWith(system)).map(({ Key, Value }) => [Key, Value]),
  );
}

/** As the provider writes a time: RFC 3339, to the second. */
function toSeconds(date: unknown): string | undefined {
  return date instanceof Date ? date.toISOString().replace(/\.\d+Z$/, "Z") : undefined;
}
