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

it("shows what adopt prints and writes", async () => {
  await withService(endOfTutorial(), deployed, (service) => follow(["adopt"], temporaryFolder(), service));
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

const managed = (name: string) => `arn:aws:iam::aws:policy/${name}`;
const names: Readonly<Record<string, string>> = { platform: "Platform Engineers", developers: "Developers" };

/** What the tutorial's config gives, deployed. */
function deployed(seed: Seed, { accountAssignments }: Access): Seed {
  return {
    ...seed,
    permissionSets: [
      {
        name: "AdministratorAccess",
        sessionDuration: "PT1H",
        managedPolicies: [managed("AdministratorAccess")],
      },
      { name: "Developer", sessionDuration: "PT8H", managedPolicies: [managed("PowerUserAccess")] },
    ],
    accountAssignments: accountAssignments.map(({ principalType, principal, permissionSet, accountId }) => ({
      ...{ principalType, principal: names[principal] ?? principal },
      ...{ permissionSet, accountId },
    })),
  };
}

/** The same; then one is taken away, two are given, one of them to a user, and permission sets are changed. */
function afterTheConsole(before: Seed, access: Access): Seed {
  const seed = deployed(before, access);
  const [administrator, developer] = seed.permissionSets ?? [];
  if (!administrator || !developer) throw new Error("The tutorial has two permission sets");
  return {
    ...seed,
    users: [{ userName: "mallory" }],
    permissionSets: [
      { ...administrator, sessionDuration: "PT12H" },
      { ...developer, managedPolicies: [managed("PowerUserAccess"), managed("IAMFullAccess")] },
    ],
    accountAssignments: [
      ...(seed.accountAssignments ?? []).filter(({ accountId }) => accountId !== "444444444444"),
      given("USER", "mallory", "AdministratorAccess"),
      given("GROUP", "Developers", "Developer"),
    ],
  };
}

function given(principalType: "USER" | "GROUP", principal: string, permissionSet: string) {
  return { principalType, principal, permissionSet, accountId: "222222222222" };
}
