import fs from "node:fs";
import path from "node:path";

/** What is put into a stack's folder for the time of one run of Terraform, which reads every `.tf.json` there. */
const names = ["look-up", "rest", "take-over"] as const;
const endings = ["tf.json", "tfplan"] as const;

/** The full path of such a file. */
export function ownFile(
  folder: string,
  name: (typeof names)[number],
  ending: (typeof endings)[number],
): string {
  return path.join(folder, `identity-center-${name}.${ending}`);
}

/** Removes what a process that was killed has left of them: Terraform would take it for a part of the stack. */
export function removeOwnFiles(folder: string): void {
  for (const name of names)
    for (const ending of endings) fs.rmSync(ownFile(folder, name, ending), { force: true });
}
