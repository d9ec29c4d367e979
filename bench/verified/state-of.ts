import fs from "node:fs";
import { callRehearsal, pages } from "../../lib/rehearsal";

type Block = Readonly<Record<string, unknown>>;

/**
 * The state that an apply of a stack would have left, of permission sets with managed policies and of account assignments
 * of groups: an apply of thousands takes hours. A plan with a full refresh tells whether it is right.
 *
 * @param stackFile the `cdk.tf.json`
 * @param url a service that holds what the stack asks for
 */
export async function stateOf(stackFile: string, url: string): Promise<string> {
  const stack = JSON.parse(fs.readFileSync(stackFile, "utf8")) as Record<
    "data" | "resource",
    Record<string, Record<string, Block>>
  >;
  const [instance] = await instancesOf(url);
  const { InstanceArn, IdentityStoreId } = instance!;
  const groups = await groupIds(url, IdentityStoreId);
  const sets = await permissionSets(url, InstanceArn);
  const setOf = (reference: unknown) =>
    sets.get(stack.resource.aws_ssoadmin_permission_set![nameIn(reference)]!.name as string)!;
  const groupOf = (reference: unknown) => {
    const { alternate_identifier } = stack.data.aws_identitystore_group![nameIn(reference)]! as {
      alternate_identifier: { unique_attribute: { attribute_value: string } };
    };
    return groups.get(alternate_identifier.unique_attribute.attribute_value)!;
  };
  const attributes: Readonly<Record<string, (block: Block) => Block>> = {
    aws_ssoadmin_permission_set: ({ name }) => {
      const { arn, created } = sets.get(name as string)!;
      return {
        arn,
        created_date: created,
        description: "",
        id: `${arn},${InstanceArn}`,
        instance_arn: InstanceArn,
        name,
        relay_state: "",
        session_duration: "PT1H",
        tags: {},
        tags_all: {},
      };
    },
    aws_ssoadmin_managed_policy_attachment: ({ permission_set_arn, managed_policy_arn }) => {
      const { arn } = setOf(permission_set_arn);
      // The partition is an expression.
      const name = String(managed_policy_arn).split("/").at(-1)!;
      const policy = `arn:aws:iam::aws:policy/${name}`;
      return {
        id: `${policy},${arn},${InstanceArn}`,
        instance_arn: InstanceArn,
        managed_policy_arn: policy,
        managed_policy_name: name,
        permission_set_arn: arn,
      };
    },
    aws_ssoadmin_account_assignment: ({ permission_set_arn, principal_id, target_id }) => {
      const { arn } = setOf(permission_set_arn);
      const group = groupOf(principal_id);
      return {
        id: `${group},GROUP,${String(target_id)},AWS_ACCOUNT,${arn},${InstanceArn}`,
        instance_arn: InstanceArn,
        permission_set_arn: arn,
        principal_id: group,
        principal_type: "GROUP",
        target_id,
        target_type: "AWS_ACCOUNT",
      };
    },
  };
  const resources = Object.entries(stack.resource).flatMap(([type, blocks]) =>
    Object.entries(blocks).map(([name, block]) => ({
      mode: "managed",
      type,
      name,
      provider: 'provider["registry.terraform.io/hashicorp/aws"]',
      instances: [
        {
          schema_version: 0,
          attributes: {
            ...attributes[type]!(block),
            ...(block.timeouts !== undefined && { timeouts: timeoutsOf(block.timeouts, type) }),
          },
          sensitive_attributes: [],
        },
      ],
    })),
  );
  return JSON.stringify({
    version: 4,
    terraform_version: "1.11.4",
    serial: 1,
    lineage: "11111111-1111-4111-8111-111111111111",
    outputs: {},
    resources,
  });
}

/** Every member that the provider knows has to be there. */
function timeoutsOf(timeouts: unknown, type: string): Block {
  const known = type === "aws_ssoadmin_permission_set" ? { update: null } : { create: null, delete: null };
  return { ...known, ...(timeouts as Block) };
}

/** The name of the resource that a reference `${type.name.attribute}` means; `data.` may stand before it. */
function nameIn(reference: unknown): string {
  const [, name] = /^\$\{(?:data\.)?\w+\.([\w-]+)\.\w+\}$/.exec(String(reference)) ?? [];
  if (name === undefined) throw new Error(`${String(reference)} is no reference to a resource`);
  return name;
}

async function instancesOf(url: string) {
  const { Instances } = await callRehearsal<{
    Instances: { InstanceArn: string; IdentityStoreId: string }[];
  }>(url, "sso-admin", "ListInstances");
  return Instances;
}

async function groupIds(url: string, IdentityStoreId: string): Promise<ReadonlyMap<string, string>> {
  const groups = await pages<{ DisplayName: string; GroupId: string }>(
    url,
    "identitystore",
    "ListGroups",
    "Groups",
    { IdentityStoreId },
  );
  return new Map(groups.map(({ DisplayName, GroupId }) => [DisplayName, GroupId]));
}

async function permissionSets(url: string, InstanceArn: string) {
  const sets = new Map<string, { readonly arn: string; readonly created: string }>();
  const arns = await pages<string>(url, "sso-admin", "ListPermissionSets", "PermissionSets", { InstanceArn });
  for (const arn of arns) {
    const { PermissionSet } = await callRehearsal<{ PermissionSet: { Name: string; CreatedDate: number } }>(
      url,
      "sso-admin",
      "DescribePermissionSet",
      { InstanceArn, PermissionSetArn: arn },
    );
    const created = new Date(PermissionSet.CreatedDate * 1000).toISOString().replace(/\.\d+Z$/, "Z");
    sets.set(PermissionSet.Name, { arn, created });
  }
  return sets;
}
