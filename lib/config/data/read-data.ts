import fs from "node:fs";
import path from "node:path";

/** Names that AWS had on a day; newer ones exist, so a name that is missing here is worth a warning, no more. */
interface Dated {
  /** ISO 8601 day. */
  readonly published: string;
}

/** Actions by service prefix, separated by spaces. */
export interface IamActions extends Dated {
  readonly services: Readonly<Record<string, string>>;
}

/** Path (without the first slash) and name: `job-function/Billing`. */
export interface AwsManagedPolicies extends Dated {
  readonly policies: readonly string[];
}

const read = new Map<string, unknown>();

/** The IAM actions of every AWS service; half a megabyte, read when the first action is looked up. */
export function iamActions(): IamActions {
  return readData("iam-actions.json") as IamActions;
}

/** Every AWS managed policy; read when the first one is looked up. */
export function awsManagedPolicies(): AwsManagedPolicies {
  return readData("aws-managed-policies.json") as AwsManagedPolicies;
}

function readData(name: string): unknown {
  const data = read.get(name) ?? (JSON.parse(fs.readFileSync(path.join(__dirname, name), "utf8")) as unknown);
  read.set(name, data);
  return data;
}
