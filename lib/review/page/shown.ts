import { escapeControl } from "../../config/problems/show";

/**
 * A text as a page shows it: on one line, and what would be invisible or turn the text around spelled out, as in the
 * terminal, so that no name passes for another.
 */
export function shown(text: string): string {
  return escapeControl(text).replace(/\s+/g, " ").trim();
}
