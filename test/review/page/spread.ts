import { toTable } from "../../../lib/review/page/client/model/table";
import type { PageData } from "../../../lib/review/page/page-data";

/** The account assignments of a page as the browser reads them: `GROUP ops Admin 222222222222 entry;entry`. */
export function spread(data: PageData): string[] {
  const table = toTable(data);
  return Array.from({ length: table.count }, (_, index) => {
    const { type, name } = data.principals[table.principal[index]!]!;
    const set = data.permissionSets[table.permissionSet[index]!]!.name;
    const entries = data.grants[table.grant[index]!]!.entries.map((entry) => data.entries[entry]!.name);
    return [type, name, set, data.accounts[table.account[index]!]!.id, entries.join(";")].join(" ");
  });
}
