import type { Access } from "../../../access/access";
import { permissionSetAddress } from "../../../access/address";
import { isMap } from "../../../config/check/policy/json-map";
import { textOf, type Plan, type PlannedResource } from "../read/plan";
import { unknownName } from "./principals";

/** A permission set that a plan speaks of; the same object wherever it is meant. */
export interface KnownPermissionSet {
  /** Key of the config, else the name in AWS, else the ARN. */
  readonly label: string;
  /** Key of the config, if it is a permission set of the config: a label may be the name of another one. */
  readonly key?: string;
  /** Name in AWS, where it is known. */
  readonly name?: string;
  /** Address in Terraform; unset where only its ARN is known. */
  readonly address?: string;
  /** Owned elsewhere: looked up, never changed. */
  readonly existing: boolean;
  /** The resource, where the plan has it. */
  readonly resource?: PlannedResource;
}

/** Finds permission sets. */
export interface PermissionSets {
  readonly all: readonly KnownPermissionSet[];
  /** By ARN; where it is known only after the apply, by address. */
  readonly find: (arn?: string, address?: string) => KnownPermissionSet;
}

const type = "aws_ssoadmin_permission_set";

/** Every permission set that the plan holds or looks up, by ARN and address. */
export function permissionSets(plan: Plan, access: Access | undefined): PermissionSets {
  const keys = configKeys(access);
  const keysByArn = outputKeys(plan);
  const byAddress = new Map<string, KnownPermissionSet>();
  const byArn = new Map<string, KnownPermissionSet>();
  const add = (
    address: string,
    arns: readonly (string | undefined)[],
    rest: Omit<KnownPermissionSet, "label">,
  ) => {
    const known = arns.filter((arn) => arn !== undefined);
    const [key = keys.get(address), oldKey] = (["after", "before"] as const).map((when) =>
      known.map((arn) => keysByArn[when].get(arn)).find((found) => found !== undefined),
    );
    const label = key ?? oldKey ?? rest.name ?? known[0] ?? unknownName;
    const set = { ...rest, address, label, ...(key !== undefined && { key }) };
    byAddress.set(address, set);
    for (const arn of known) byArn.set(arn, set);
  };
  for (const { type: kind, address, values } of plan.lookups) {
    if (kind === type)
      add(address, [textOf(values, "arn")], { existing: true, name: textOf(values, "name") });
  }
  for (const resource of plan.resources) {
    const { before, after, address } = resource;
    if (resource.type !== type) continue;
    const name = textOf(after, "name") ?? textOf(before, "name");
    add(address, [textOf(before, "arn"), textOf(after, "arn")], { existing: false, name, resource });
  }
  const find: PermissionSets["find"] = (arn, address) => {
    const known =
      (arn === undefined ? undefined : byArn.get(arn)) ?? byAddress.get(arn ? "" : (address ?? ""));
    if (known) return known;
    const key = arn === undefined ? undefined : keysByArn.after.get(arn);
    const label = arn === undefined ? unknownName : (key ?? keysByArn.before.get(arn) ?? arn);
    const set = {
      label,
      ...(key !== undefined && { key }),
      existing: false,
      ...(address !== undefined && { address }),
    };
    if (arn !== undefined) byArn.set(arn, set);
    else if (address !== undefined) byAddress.set(address, set);
    return set;
  };
  return { all: [...byAddress.values()], find };
}

function configKeys(access: Access | undefined): ReadonlyMap<string, string> {
  const keys = [...(access?.config.permissionSets ?? [])].map(([key, { existing }]): [string, string] => [
    `${existing ? "data." : ""}${type}.${permissionSetAddress(key)}`,
    key,
  ]);
  return new Map(keys);
}

/** Keys by ARN, from the stack's output `permission_set_arns`. */
function outputKeys({ outputs }: Plan) {
  const output = outputs.get("permission_set_arns");
  const keysOf = (side: unknown): ReadonlyMap<string, string> =>
    new Map(
      Object.entries(isMap(side) ? side : {}).flatMap(([key, arn]) =>
        typeof arn === "string" ? [[arn, key] as const] : [],
      ),
    );
  return { before: keysOf(output?.before), after: keysOf(output?.after) };
}
