import { required, type Aws } from "../aws/aws";
import { listAll } from "../aws/pages";
import { awsErrorName } from "../errors/explain";
import { changedMeanwhile } from "../errors/changed-meanwhile";
import { forEachWithProgress, type OnProgress } from "../progress";

/** The tags of accounts, by account id: one call each. */
export async function readAccountTags(
  aws: Aws,
  accountIds: readonly string[],
  onProgress?: OnProgress,
): Promise<ReadonlyMap<string, Record<string, string>>> {
  const options = { onProgress, perSecond: aws.perSecond("organizations") };
  const tags = await forEachWithProgress("tags", accountIds, options, async (id) => {
    const read = await orRemoved(() =>
      listAll(aws, "organizations", "ListTagsForResource", { ResourceId: id }, ({ Tags }) =>
        Tags?.map(({ Key, Value }) => [required(Key, "Tag.Key"), Value ?? ""] as const),
      ),
    );
    return [id, Object.fromEntries(read)] as const;
  });
  return new Map(tags);
}

async function orRemoved<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (awsErrorName(error) === "TargetNotFoundException") throw changedMeanwhile("An account was removed");
    throw error;
  }
}
