import { sessionMinutes } from "../limits";

const short = /^(?:(\d{1,4})[hH])?(?:(\d{1,4})[mM])?$/;
const iso = /^PT(?:(\d{1,4})H)?(?:(\d{1,4})M)?$/;

/** The forms of a duration, for editors; the empty text, which it lets pass, is none. */
export const durationPattern = `${short.source}|${iso.source}`;

/** Minutes of a duration written as `4h`, `90m`, `1h30m` or `PT4H`; undefined where it is none of these. */
export function toMinutes(duration: string): number | undefined {
  const match = short.exec(duration) ?? iso.exec(duration);
  const [, hours, minutes] = match ?? [];
  if (hours === undefined && minutes === undefined) return undefined;
  return Number(hours ?? 0) * 60 + Number(minutes ?? 0);
}

/** A session duration in the form that AWS takes, ISO 8601; undefined where AWS would refuse it (1 to 12 hours). */
export function toIsoDuration(duration: string): string | undefined {
  const minutes = toMinutes(duration);
  if (minutes === undefined || minutes < sessionMinutes.min || minutes > sessionMinutes.max) return undefined;
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `PT${hours}H${rest > 0 ? `${rest}M` : ""}`;
}
