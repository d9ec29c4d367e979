const tseslint = require("typescript-eslint");

/** The folders of lib in the order of the data: a folder may import itself and what stands to its left. */
const order = ["config", "organization", "access", "terraform", "constructs|review|live|rehearsal", "cli"];
const cdktfPackages = { regex: "^(cdktf|constructs|@cdktf/.*)$", message: "This folder may not know cdktf." };
const awsSdk = { regex: "^@aws-sdk/", message: "This folder may not know the AWS SDK." };
const processes = {
  regex: "^(node:)?child_process$",
  message: "This folder may not start a process (terraform).",
};
const rootBinding = {
  regex: "^@cdktf/provider-aws/?$",
  message:
    "The root index costs 3 s and 475 MB: import by sub-path, such as @cdktf/provider-aws/lib/ssoadmin-permission-set.",
};

/** What each folder may not know, beside the folders to its right. */
const unknown = {
  config: [cdktfPackages, awsSdk, processes],
  organization: [cdktfPackages, awsSdk, processes],
  access: [cdktfPackages, awsSdk, processes],
  constructs: [awsSdk, processes],
  review: [cdktfPackages, awsSdk],
  live: [cdktfPackages],
  rehearsal: [cdktfPackages, awsSdk, processes],
  terraform: [cdktfPackages, awsSdk],
  cli: [],
};

function folderRule(folder) {
  const place = order.findIndex((step) => step.split("|").includes(folder));
  const siblings = order[place].split("|").filter((name) => name !== folder);
  const right = order.slice(place + 1).flatMap((step) => step.split("|"));
  const forbidden = [...siblings, ...right, "index"].join("|");
  const patterns = [
    {
      regex: `^(\\.\\./)+(lib/)?(${forbidden})(/|$)`,
      message: `lib/${folder} imports only itself and the folders to its left (${order.join(" → ")}).`,
    },
    rootBinding,
    ...unknown[folder],
  ];
  return {
    files: [`lib/${folder}/**/*.{ts,tsx}`],
    rules: { "no-restricted-imports": ["error", { patterns }] },
  };
}

module.exports = tseslint.config(
  { ignores: ["dist/", "cdktf.out/", "node_modules/", "coverage/"] },
  ...tseslint.configs.recommended,
  { files: ["**/*.js"], rules: { "@typescript-eslint/no-require-imports": "off" } },
  { files: ["**/*.ts"], rules: { "no-restricted-imports": ["error", { patterns: [rootBinding] }] } },
  ...Object.keys(unknown).map(folderRule),
);
