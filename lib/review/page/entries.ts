import type { CheckedConfig } from "../../config/checked-config";
import type { PageEntry } from "./page-data";
import { shown } from "./shown";

/** An assignment entry as a page tells of it. */
export function toPageEntry(name: string, { assignments }: Pick<CheckedConfig, "assignments">): PageEntry {
  const { reason, expires } = assignments.get(name) ?? {};
  return {
    name: shown(name),
    ...(reason !== undefined && { reason: shown(reason) }),
    ...(expires !== undefined && { expires }),
  };
}
