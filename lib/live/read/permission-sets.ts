import { required, type Aws } from "../aws/aws";
import { listAll } from "../aws/pages";
import { compare } from "../../organization/compare";
import { awsErrorName } from "../errors/explain";
import type {
  LiveInstance,
  LivePermissionSet,
  LivePermissionsBoundary,
  LivePolicyReference,
} from "../instance";
import { forEachWithProgress, type OnProgress } from "../progress";

/** The ARNs of all permission sets. */
export async function listPermissionSets(aws: Aws, { arn }: LiveInstance): Promise<readonly string[]> {
  const arns = await listAll(
    aws,
    "sso-admin",
    "ListPermissionSets",
    { InstanceArn: arn },
    ({ PermissionSets }) => PermissionSets,
  );
  return [...new Set(arns)];
}

/** Calls that one permission set takes, as long as each of its lists fits one page. */
const callsEach = 6;

/**
 * Permission sets with all their parts, by ARN; one that does not exist is not among them.
 * @throws {ExpectedError} where one cannot be read
 */
export async function readPermissionSets(
  aws: Aws,
  instance: LiveInstance,
  arns: readonly string[],
  onProgress?: OnProgress,
): Promise<ReadonlyMap<string, LivePermissionSet>> {
  const options = { onProgress, perSecond: aws.perSecond("sso-admin"), callsEach };
  const read = await forEachWithProgress("permission sets", arns, options, (arn) =>
    readPermissionSet(aws, instance, arn),
  );
  return new Map(read.flatMap((set) => (set ? [[set.arn, set]] : [])));
}

async function readPermissionSet(
  aws: Aws,
  { arn: InstanceArn }: LiveInstance,
  PermissionSetArn: string,
): Promise<LivePermissionSet | undefined> {
  const input = { InstanceArn, PermissionSetArn };
  try {
    const [described, tags, managedPolicies, customerManagedPolicies, inlinePolicy, permissionsBoundary] =
      await Promise.all([
        describe(aws, input),
        readTags(aws, input),
        readManagedPolicies(aws, input),
        readCustomerManagedPolicies(aws, input),
        readInlinePolicy(aws, input),
        readBoundary(aws, input),
      ]);
    return {
      arn: PermissionSetArn,
      ...described,
      tags,
      managedPolicies,
      customerManagedPolicies,
      ...(inlinePolicy !== "" && { inlinePolicy }),
      ...(permissionsBoundary && { permissionsBoundary }),
    };
  } catch (error) {
    // All six ask for the permission set itself, and GetPermissionsBoundary's own kind of it is dealt with below.
    if (awsErrorName(error) === "ResourceNotFoundException") return undefined;
    throw error;
  }
}

interface Input {
  readonly InstanceArn: string;
  readonly PermissionSetArn: string;
}

type Description = Pick<LivePermissionSet, "name" | "description" | "sessionDuration" | "relayState">;

function describe(aws: Aws, input: Input): Promise<Description> {
  return aws.call("sso-admin", "DescribePermissionSet", input, ({ PermissionSet }) => {
    const { Name, Description, SessionDuration, RelayState } = required(PermissionSet, "PermissionSet");
    return {
      name: required(Name, "PermissionSet.Name"),
      // The service's default, which it writes out in its answers.
      sessionDuration: SessionDuration ?? "PT1H",
      ...(Description && { description: Description }),
      ...(RelayState && { relayState: RelayState }),
    };
  });
}

async function readTags(aws: Aws, { InstanceArn, PermissionSetArn }: Input): Promise<Record<string, string>> {
  const input = { InstanceArn, ResourceArn: PermissionSetArn };
  const tags = await listAll(aws, "sso-admin", "ListTagsForResource", input, ({ Tags }) =>
    Tags?.map(({ Key, Value }) => [required(Key, "Tag.Key"), Value ?? ""] as const),
  );
  return Object.fromEntries([...tags].sort(([a], [b]) => compare(a, b)));
}

async function readManagedPolicies(aws: Aws, input: Input): Promise<readonly string[]> {
  const policies = await listAll(
    aws,
    "sso-admin",
    "ListManagedPoliciesInPermissionSet",
    input,
    ({ AttachedManagedPolicies }) =>
      AttachedManagedPolicies?.map(({ Arn }) => required(Arn, "AttachedManagedPolicy.Arn")),
  );
  return [...new Set(policies)].sort(compare);
}

async function readCustomerManagedPolicies(aws: Aws, input: Input): Promise<readonly LivePolicyReference[]> {
  const policies = await listAll(
    aws,
    "sso-admin",
    "ListCustomerManagedPolicyReferencesInPermissionSet",
    input,
    ({ CustomerManagedPolicyReferences }) => CustomerManagedPolicyReferences?.map(toReference),
  );
  return [...policies].sort((a, b) => compare(a.path, b.path) || compare(a.name, b.name));
}

function toReference({
  Name,
  Path,
}: {
  Name?: string | undefined;
  Path?: string | undefined;
}): LivePolicyReference {
  return { name: required(Name, "CustomerManagedPolicyReference.Name"), path: Path ?? "/" };
}

/** The text; empty where there is none. */
function readInlinePolicy(aws: Aws, input: Input): Promise<string> {
  let lacking = 0;
  return aws.call("sso-admin", "GetInlinePolicyForPermissionSet", input, ({ InlinePolicy }) => {
    // As with a list that is missing: an answer that was lost must not read as "no policy".
    if (InlinePolicy === undefined && (lacking += 1) < 2) required(InlinePolicy, "InlinePolicy");
    return InlinePolicy ?? "";
  });
}

async function readBoundary(aws: Aws, input: Input): Promise<LivePermissionsBoundary | undefined> {
  let lacking = 0;
  try {
    return await aws.call(
      "sso-admin",
      "GetPermissionsBoundaryForPermissionSet",
      input,
      ({ PermissionsBoundary }) => {
        if (!PermissionsBoundary && (lacking += 1) < 2) required(PermissionsBoundary, "PermissionsBoundary");
        const { ManagedPolicyArn, CustomerManagedPolicyReference } = PermissionsBoundary ?? {};
        if (ManagedPolicyArn) return { managedPolicyArn: ManagedPolicyArn };
        return (
          CustomerManagedPolicyReference && {
            customerManagedPolicy: toReference(CustomerManagedPolicyReference),
          }
        );
      },
    );
  } catch (error) {
    // A permission set that is gone says so in the other calls.
    if (awsErrorName(error) === "ResourceNotFoundException") return undefined;
    throw error;
  }
}
