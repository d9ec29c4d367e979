import fs from "node:fs";
import path from "node:path";
import { readJson, withPackage, writeData } from "./fetch-package";

/**
 * `npm run update:managed-policies`: writes lib/config/data/aws-managed-policies.json, path and name of every AWS managed
 * policy, from the newest iam-floyd (Apache-2.0). Or from AWS itself, with a file as argument:
 *
 *     aws iam list-policies --scope AWS --output json > policies.json
 *     npm run update:managed-policies -- policies.json
 */
const about = "Path and name of every AWS managed policy. Generated: npm run update:managed-policies";

/** What `aws iam list-policies` prints, as far as it is used. */
interface PolicyList {
  readonly Policies: readonly { readonly PolicyName: string; readonly Path: string }[];
}

const [file] = process.argv.slice(2);
if (file === undefined) withPackage("iam-floyd", ({ folder, origin }) => write(fromIamFloyd(folder), origin));
else write(fromAws(file), { source: "aws iam list-policies --scope AWS", published: today() });

/** The package's class has one line per policy: `AwsManagedPolicy.Billing = 'job-function/Billing';`. */
function fromIamFloyd(folder: string): string[] {
  const text = fs.readFileSync(path.join(folder, "lib/generated/aws-managed-policies/iam-floyd.js"), "utf8");
  return [...text.matchAll(/^AwsManagedPolicy\.\w+ = '([^']+)';$/gm)].flatMap(([, name]) => name ?? []);
}

function fromAws(file: string): string[] {
  return readJson<PolicyList>(file).Policies.map(({ Path, PolicyName }) => `${Path.slice(1)}${PolicyName}`);
}

function write(names: readonly string[], origin: object): void {
  const policies = [...new Set(names)].sort();
  const whole = policies.includes("AdministratorAccess") && policies.includes("job-function/Billing");
  if (policies.length < 1000 || !whole) throw new Error("not the whole list");
  writeData("aws-managed-policies.json", { about, ...origin, policies });
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
