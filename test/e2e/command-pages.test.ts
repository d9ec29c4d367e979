import fs from "node:fs";
import path from "node:path";
import { loadAccess, type Access } from "../../lib/access/access";
import { startRehearsal, type Rehearsal, type Seed } from "../../lib/rehearsal";
import { seedFromAccess } from "../../lib/rehearsal/run/seed-from-access";
import { blocksOf, readText } from "../helpers/markdown";
import { expectShown, followPage, npxOfTheBuild } from "./support/follow-page";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform } from "./support/with-terraform";

let npx: string;
beforeAll(() => void (npx = npxOfTheBuild()));

/** A folder with the files of the tutorial, as they are at its end. */
function endOfTutorial(): string {
  const cwd = temporaryFolder();
  for (const { file, content } of blocksOf(readText("docs/tutorial.md")))
    if (file !== undefined) fs.writeFileSync(path.join(cwd, file), content);
  return cwd;
}

/** Follows pages, one after the other, in a folder and with a service. */
async function follow(pages: readonly string[], cwd: string, service?: Rehearsal): Promise<void> {
  const env = {
    PATH: `${npx}${path.delimiter}${process.env.PATH}`,
    ACCESS_CONFIG: undefined,
    NO_COLOR: "1",
    ...(service && {
      AWS_ENDPOINT_URL: service.url,
      AWS_REGION: "eu-west-1",
      AWS_ACCESS_KEY_ID: "rehearsal",
      AWS_SECRET_ACCESS_KEY: "rehearsal",
      CHECKPOINT_DISABLE: "1",
    }),
  };
  for (const page of pages.map((name) => `docs/commands/${name}.md`))
    expectShown(page, await followPage(page, { cwd, env }));
}

/** Runs with a service that has what the tutorial's config takes for granted, and what `change` makes of that. */
async function withService(
  cwd: string,
  change: (seed: Seed, access: Access) => Seed,
  use: (service: Rehearsal) => Promise<void>,
): Promise<void> {
  const access = await loadAccess({ file: path.join(cwd, "access.config.ts") });
  const service = await startRehearsal({ seed: change(seedFromAccess(access).seed, access) });
  try {
    await use(service);
  } finally {
    await service.close();
  }
}

it("shows what validate prints", () => follow(["validate"], temporaryFolder()));

it("shows what matrix prints", () => follow(["matrix"], endOfTutorial()));

it("shows what snapshot prints where an account was added", async () => {
  const cwd = endOfTutorial();
  const data = { id: "555555555555", name: "data", tags: { env: "prod" }, parent: "Workloads" };
  await withService(
    cwd,
    (seed) => ({ ...seed, accounts: [...(seed.accounts ?? []), data] }),
    (service) => follow(["snapshot"], cwd, service),
  );
});

it("shows what audit prints after somebody used the console", async () => {
  const cwd = endOfTutorial();
  await withService(cwd, afterTheConsole, (service) => follow(["audit"], cwd, service));
});

describeWithTerraform("with Terraform", () => {
  it("shows what plan, review and apply print", async () => {
    const cwd = endOfTutorial();
    await withService(
      cwd,
      (seed) => seed,
      (service) => follow(["plan", "review", "apply"], cwd, service),
    );
  });
});

it("shows of a rehearsal what the tutorial shows", () => {
  const shown = (page: string) => blocksOf(readText(page)).filter(({ language }) => language === "text");
  const [rehearsal] = shown("docs/commands/rehearse.md");
  expect(rehearsal?.content).toBe(shown("docs/tutorial.md").at(-1)?.content);
});

/** Deployed; then an assignment taken away, one given, a user assigned directly, and a permission set changed. */
function afterTheConsole(seed: Seed, { accountAssignments }: Access): Seed {
  const names = new Map([
    ["platform", "Platform Engineers"],
    ["developers", "Developers"],
  ]);
  const deployed = accountAssignments.map(({ principalType, principal, permissionSet, accountId }) => ({
    principalType,
    principal: names.get(principal) ?? principal,
    permissionSet,
    accountId,
  }));
  const managed = (name: string) => `arn:aws:iam::aws:policy/${name}`;
  const administrator = { permissionSet: "AdministratorAccess", accountId: "222222222222" };
  return {
    ...seed,
    users: [{ userName: "mallory" }],
    permissionSets: [
      {
        name: "AdministratorAccess",
        sessionDuration: "PT12H",
        managedPolicies: [managed("AdministratorAccess")],
      },
      {
        name: "Developer",
        sessionDuration: "PT8H",
        managedPolicies: [managed("PowerUserAccess"), managed("IAMFullAccess")],
      },
    ],
    accountAssignments: [
      ...deployed.filter(
        ({ accountId, principal }) => accountId !== "444444444444" || principal !== "Developers",
      ),
      { principalType: "USER", principal: "mallory", ...administrator },
      {
        principalType: "GROUP",
        principal: "Developers",
        permissionSet: "Developer",
        accountId: "222222222222",
      },
    ],
  };
}
