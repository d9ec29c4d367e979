import { escapeControl } from "../../../config/problems/show";
import type { Review } from "../review";

/** Changes when a key of `Review` gets another meaning or goes; new keys leave it as it is. */
const version = 1;

/** A review for programs: `version`, and the keys of `Review` as they are documented there. */
export function formatReviewJson(review: Review): string {
  // In JSON an escape means the same character, so nothing is lost.
  return escapeControl(JSON.stringify({ version, ...review }, undefined, 2));
}
