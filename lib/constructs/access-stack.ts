import { AwsProvider, type AwsProviderConfig } from "@cdktf/provider-aws/lib/provider";
import { Annotations, TerraformOutput, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { readAccess, type Access } from "../access/access";
import type { AccountAssignment as AccountAssignmentRow } from "../access/account-assignment";
import { accountIdentity, address, principalName } from "../access/address";
import { isMap } from "../config/check/policy/json-map";
import type { AccessConfig } from "../config/define-access";
import { ExpectedError } from "../config/problems/expected-error";
import { formatPath } from "../config/problems/problem";
import { show } from "../config/problems/show";
import { addAccessControlAttributes } from "./configured/access-control-attributes";
import { ConfiguredAccountAssignment } from "./configured/account-assignment";
import { ConfiguredIdentityCenter } from "./configured/identity-center";
import { addImportBlocks } from "./configured/import-blocks";
import { addMovedBlocks } from "./configured/moved-blocks";
import { ConfiguredPermissionSet } from "./configured/permission-set";
import type { ConfiguredPrincipal } from "./configured/principal";
import { addPrincipalIdsOutput } from "./configured/principal-ids-output";
import { addMemberships, addPrincipals } from "./configured/principals";
import { addSnapshotChecks } from "./configured/snapshot-checks";
import type { IdentityCenter } from "./identity-center";
import type { PermissionSetBase } from "./permission-set-base";
import { addBackend, type StateBackend } from "./state-backend";
import { terraformText } from "./terraform-text";
import { withoutStackTraces } from "./without-stack-traces";

/** What an `AccessStack` deploys. */
export interface AccessStackProps {
  /**
   * The access config: a map (`defineAccess`), or what `loadAccess` read from a file; or a function that makes it, for
   * accounts and policies that stand in the same stack: it gets the stack, and tokens may stand as ids under `accounts`
   * and within inline policies. What is known only at apply is not checked, and guardrails go by what is known: declare a
   * permission set `privileged` if such a policy makes it so. Assignments in such an account have the account's key in
   * their addresses in place of its id; an id that is given later replaces them.
   */
  readonly config: AccessConfig | Access | ((stack: TerraformStack) => AccessConfig | Access);
  /**
   * Version constraint of the AWS provider.
   * @default `AWS_PROVIDER_VERSION` of the environment, else `~> 6.25`, which the binding was made for
   */
  readonly awsProviderVersion?: string;
  /**
   * Arguments of the AWS provider, such as `assumeRole` or `defaultTags`. The config's Region is added.
   * @default none: Region and credentials come from the environment
   */
  readonly provider?: AwsProviderConfig;
  /**
   * Where the state lies: `{ s3: { bucket, key, region, useLockfile: true } }`, or any backend of cdktf by a function
   * such as `(stack) => new CloudBackend(stack, { … })`. A relative path in it is relative to the stack's folder, in
   * which Terraform runs.
   * @default `terraform.<id>.tfstate` in the process's folder, that of `cdktf.json`
   */
  readonly backend?: StateBackend;
}

const bindingVersion = "~> 6.25";

/**
 * A stack with all permission sets and account assignments of an access config, and with the users, groups and
 * memberships that it creates, one Terraform resource each.
 *
 * Outputs: `instance_arn`, `identity_store_id`, `principal_ids` by principal, and `permission_set_arns`,
 * `reserved_role_arn_patterns` and `reserved_roles` by permission set.
 *
 * @throws {AccessConfigError} where the config has errors; all of them are in its message.
 */
export class AccessStack extends TerraformStack {
  /** What the config means. */
  readonly access: Access;
  readonly identityCenter: IdentityCenter;
  /** Permission sets by key. */
  readonly permissionSets: ReadonlyMap<string, PermissionSetBase>;

  constructor(scope: Construct, id: string, props: AccessStackProps) {
    super(scope, id);
    const given = typeof props.config === "function" ? props.config(this) : props.config;
    this.access = isAccess(given) ? given : readAccess(refuseOther(this, given));
    const { config, organization, accountAssignments, warnings } = this.access;
    for (const warning of warnings) {
      Annotations.of(this).addWarning(`${warning.code} ${formatPath(warning.path)}: ${warning.message}`);
    }
    if (props.backend) addBackend(this, props.backend);
    this.addProvider(props, config.region);
    this.identityCenter = new ConfiguredIdentityCenter(this, "IdentityCenter", { instance: config.instance });
    const permissionSets = this.addPermissionSets();
    this.permissionSets = permissionSets;
    const principals = addPrincipals(new Construct(this, "Principals"), this.identityCenter, this.access);
    addMemberships(new Construct(this, "GroupMemberships"), this.identityCenter, config, principals);
    addAccessControlAttributes(this, this.identityCenter, config);
    withoutStackTraces(() => this.addAccountAssignments(accountAssignments, principals, permissionSets));
    addMovedBlocks(this, this.access, permissionSets);
    addImportBlocks(this, this.access.imports);
    addPrincipalIdsOutput(this, "principal_ids", principals);
    if (organization && config.organization?.check) addSnapshotChecks(this, config, organization);
    this.addOutputs(permissionSets);
  }

  private addProvider({ provider, awsProviderVersion }: AccessStackProps, region: string | undefined): void {
    new AwsProvider(this, "Aws", { ...provider, ...(region && { region }) });
    this.addOverride("terraform.required_providers.aws", {
      source: "hashicorp/aws",
      version: awsProviderVersion ?? (process.env.AWS_PROVIDER_VERSION || bindingVersion),
    });
  }

  private addPermissionSets(): ReadonlyMap<string, ConfiguredPermissionSet> {
    const scope = new Construct(this, "PermissionSets");
    const { identityCenter } = this;
    return new Map(
      [...this.access.config.permissionSets]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, permissionSet]) => [
          key,
          new ConfiguredPermissionSet(scope, address("set", key), { identityCenter, key, permissionSet }),
        ]),
    );
  }

  private addAccountAssignments(
    rows: readonly AccountAssignmentRow[],
    principals: ReadonlyMap<string, ConfiguredPrincipal>,
    permissionSets: ReadonlyMap<string, ConfiguredPermissionSet>,
  ): void {
    const scope = new Construct(this, "AccountAssignments");
    const { arn: instanceArn } = this.identityCenter.local;
    for (const row of rows) {
      const { principalType, principal, permissionSet, accountId } = row;
      const id = address(principalType.toLowerCase(), principal, permissionSet, accountIdentity(row));
      const { principalId } = declared(principals, principalName(principalType, principal));
      const { local, policyAddresses } = declared(permissionSets, permissionSet);
      const permissionSetArn = local.arn;
      const args = { instanceArn, permissionSetArn, principalId, principalType, targetId: accountId };
      new ConfiguredAccountAssignment(scope, id, args, policyAddresses);
    }
  }

  private addOutputs(permissionSets: ReadonlyMap<string, ConfiguredPermissionSet>): void {
    const { arn, identityStoreId } = this.identityCenter.local;
    const bySet = (value: (set: ConfiguredPermissionSet["local"]) => unknown) =>
      Object.fromEntries([...permissionSets].map(([key, { local }]) => [terraformText(key), value(local)]));
    new TerraformOutput(this, "instance_arn", {
      value: arn,
      description: "ARN of the instance of IAM Identity Center",
    });
    new TerraformOutput(this, "identity_store_id", {
      value: identityStoreId,
      description: "Id of its identity store",
    });
    new TerraformOutput(this, "permission_set_arns", {
      value: bySet((set) => set.arn),
      description: "ARNs of the permission sets",
    });
    new TerraformOutput(this, "reserved_role_arn_patterns", {
      value: bySet(({ reservedRole }) => reservedRole.arnPattern),
      description:
        "ARN patterns of the roles that AWS creates for the permission sets, for conditions with ArnLike",
    });
    new TerraformOutput(this, "reserved_roles", {
      value: bySet(({ reservedRole }) => ({
        arn_pattern: reservedRole.arnPattern,
        name_regex: reservedRole.nameRegex,
        path_prefix: reservedRole.pathPrefix,
      })),
      description:
        "How the roles of the permission sets are named and found: arn_pattern for IAM conditions and key policies, name_regex and path_prefix for aws_iam_roles where the ARN itself is asked for, as Amazon EKS does",
    });
  }
}

function isAccess(config: AccessConfig | Access): config is Access {
  return isMap(config) && "accountAssignments" in config;
}

/** From plain JavaScript: a file's name, a promise that nobody waits for, what a function forgot to return. */
function refuseOther({ node }: Construct, config: AccessConfig): AccessConfig {
  if (isMap(config) && !("then" in config)) return config;
  throw new ExpectedError(
    `${node.path}: config is ${isMap(config) ? "a promise" : show(config)}; allowed: a map, what loadAccess reads from a file (await it), or a function that returns one of them.`,
  );
}

/** What the checks have found to be declared; its absence is a fault of ours, not of the config. */
function declared<T>(items: ReadonlyMap<string, T>, key: string): T {
  const item = items.get(key);
  if (item === undefined) throw new Error(`${key} passed the checks and is not declared`);
  return item;
}
