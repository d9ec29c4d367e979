import type { ConfigPath } from "../problems/problem";
import type { Report } from "../problems/report";

/** Checks that a text is a day of the calendar, `2027-01-31`. */
export function checkDay(value: string, path: ConfigPath, report: Report): void {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  // 2027-02-30 is read as a day of March.
  if (!day || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(value))
    report("invalid-day", path, { value });
}
