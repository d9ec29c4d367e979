import { ExpectedError } from "../../config/problems/expected-error";
import { show } from "../../config/problems/show";
import { formatSnapshot } from "../../organization/format-snapshot";
import { parseSnapshot } from "../../organization/read-organization";
import type { Snapshot, SnapshotUnit } from "../../organization/snapshot";

/**
 * That a tree can stand in a snapshot as its readers know it. A path is names joined by a slash, so no name may have one;
 * AWS allows it.
 * @throws {ExpectedError} that names what cannot
 */
export function checkWritable(snapshot: Snapshot): void {
  const slashed = unitsBelow(snapshot.root).filter(({ name }) => name.includes("/"));
  if (slashed.length > 0) {
    const names = slashed.map(({ id, name }) => `${show(name)} (${id})`).join(", ");
    throw new ExpectedError(
      `A config names organizational units by their path, such as Workloads/Prod, so that no name may have a slash. Rename ${names} in AWS Organizations, and run this again; nothing was written.`,
    );
  }
  const { problems } = parseSnapshot({ file: "the organization", text: formatSnapshot(snapshot) });
  if (problems.length === 0) return;
  throw new ExpectedError(
    ["AWS described an organization that cannot be:", ...problems.map(({ message }) => `  ${message}`)].join(
      "\n",
    ),
  );
}

function unitsBelow({ organizationalUnits }: SnapshotUnit): readonly SnapshotUnit[] {
  return organizationalUnits.flatMap((unit) => [unit, ...unitsBelow(unit)]);
}
