import { awsAdvice } from "./what-aws-says";

/** What Terraform says, and what to do about it here. Terraform's own advice does not know our commands. */
const advice: readonly (readonly [says: RegExp, todo: string])[] = [
  [
    /Saved plan is stale/,
    "The state has changed since this plan was made: another plan was applied, or this one was, in whole or in part. Make a new plan (identity-center plan), review it, and apply that one.",
  ],
  [
    /Saved plan does not match the given state|different state lineage/i,
    "This plan was made for another state. Apply it where its state is: the backend, the workspace and --stack have to be those of the plan.",
  ],
  [
    /Inconsistent dependency lock file/,
    "This plan was made with other providers than this folder has. Commit .terraform.lock.hcl from beside cdktf.json, so that both runs take the same; then make a new plan and apply that one.",
  ],
  [
    /plan (?:file )?was created (?:by|with) (?:Terraform|OpenTofu|a different version)|unsupported plan|different version of (?:Terraform|OpenTofu)/i,
    "A saved plan is for the version of Terraform that made it: apply it with that version, or make a new plan with this one.",
  ],
  [
    /Failed to load ".*" as a plan file/,
    "Give the file that identity-center plan has saved, whole and unchanged.",
  ],
  [
    /Error acquiring the state lock|Error locking state/i,
    "Somebody else is planning or applying: wait for them. If a run was killed and nothing runs any more, take its lock away: terraform force-unlock with the ID above, in the folder of the stack (cdktf.out/stacks/…).",
  ],
  [
    /checksums previously recorded in the dependency lock file|doesn't match any of the checksums/i,
    "The lock file has no checksum for this platform. Where it was made, add those of all platforms in use and commit it: terraform providers lock -platform=linux_amd64 -platform=darwin_arm64 in the folder of the stack (cdktf.out/stacks/…), then copy .terraform.lock.hcl from there to beside cdktf.json.",
  ],
  [
    /does not match configured version constraint|locked provider/i,
    "The lock file asks for another version of a provider than the stack. To take a new version, delete .terraform.lock.hcl beside cdktf.json, plan again, and commit the new one.",
  ],
  [
    /Backend configuration changed|Backend initialization required|Backend type changed/i,
    "The backend is another one than before. To take the state along, run terraform init -migrate-state in the folder of the stack (cdktf.out/stacks/…); to leave it where it is, terraform init -reconfigure there.",
  ],
  ...awsAdvice,
];

/** A failure with what to do about it, where that is known. */
export function withAdvice(failure: string): string {
  const found = advice.filter(([says]) => says.test(failure)).map(([, todo]) => todo);
  return [failure, ...found.slice(0, 1)].join("\n");
}
