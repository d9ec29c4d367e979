import fs from "node:fs";
import path from "node:path";
import { loadAccess, resolveSource } from "../../lib/access/access";
import { formatProblems } from "../../lib/config/problems/format-problems";
import { readConfig } from "../../lib/config/read/read-config";
import { formatMatrixTable, toMatrixRows } from "../../lib/review/matrix";
import { blocksOf, readText } from "../helpers/markdown";
import { tempFolder } from "../helpers/temp-folder";

const root = path.join(__dirname, "../..");
const blocks = blocksOf(readText("README.md"));

/** What the README shows of a command's output, by the command; the output of `npm start` stands without it. */
function shown(command: string): string | undefined {
  const begin = command === "npm start" ? "" : `$ ${command}\n`;
  const outputs = blocks.filter(({ language }) => language === "text").map(({ content }) => content);
  return outputs.find((text) => text.startsWith(begin))?.slice(begin.length);
}

test("npm start prints what the README shows", async () => {
  const { accountAssignments } = await loadAccess({ file: path.join(root, "access.config.ts") });
  const count = accountAssignments.length;
  expect(shown("npm start")).toBe(
    `${formatMatrixTable(toMatrixRows(accountAssignments))}\n
${count} of ${count} planned account assignments are held by the service, read back through its API.
A second plan: no changes.
The rehearsal went well.
`,
  );
});

test("validate prints what the README shows", async () => {
  const wrong = blocks.find(({ told }) => told === "problem unknown-group")?.content ?? "";
  const cwd = tempFolder({ "access.yaml": wrong });
  const { problems } = resolveSource(await readConfig({ cwd, file: "access.yaml", env: {} }), {});
  const errors = problems.filter(({ severity }) => severity === "error");
  expect(shown("npx identity-center validate access.yaml")).toBe(`${formatProblems(errors)}\n`);
});

test("review prints what the README shows", () => {
  const reviewed = path.join(root, "test/fixtures/review/new-entry/review.txt");
  const command = "terraform show -json access.tfplan > plan.json && npx identity-center review plan.json";
  expect(shown(command)).toBe(fs.readFileSync(reviewed, "utf8"));
});
