const day = 24 * 60 * 60 * 1000;

/**
 * Whole days from one day to another, both `2026-11-22` and in UTC: 0 on the day itself, negative afterwards. A text
 * that is no day, which is reported elsewhere, is never over.
 */
export function daysLeft(today: string, last: string): number {
  const days = (Date.parse(`${last}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / day;
  return Number.isNaN(days) ? Number.POSITIVE_INFINITY : days;
}

/** The day of a moment, in UTC. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}
