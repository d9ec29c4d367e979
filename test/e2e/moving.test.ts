import fs from "node:fs";
import path from "node:path";
import { startRehearsal, type Rehearsal } from "../../lib/rehearsal";
import { terraformEnvironment } from "../../lib/rehearsal/run/containment";
import { readBack } from "../../lib/rehearsal/run/read-back";
import { blocksOf, readText } from "../helpers/markdown";
import { identityCenter, root, run, type CommandResult } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform, terraform as binary } from "./support/with-terraform";

const seed = {
  groups: [{ displayName: "Developers" }],
  accounts: [
    { id: "222222222222", name: "production" },
    { id: "333333333333", name: "staging" },
  ],
};

describeWithTerraform("docs/recipes/moving-from-modules.md", () => {
  let service: Rehearsal;
  beforeAll(async () => void (service = await startRehearsal({ seed })));
  afterAll(() => service.close());

  it("moves from a module to an access config, and AWS is asked to change nothing", async () => {
    const [old, moved] = [temporaryFolder(), temporaryFolder()];
    const env = terraformEnvironment(process.env, moved, service.url, "us-east-1");
    const terraform = (...args: string[]) => run(binary ?? "terraform", args, { cwd: old, env });
    fs.cpSync(path.join(root, "test/fixtures/moving"), old, { recursive: true });
    succeed(await terraform("init", "-input=false"));
    succeed(await terraform("apply", "-input=false", "-auto-approve"));
    const held = await readBack(service.url);
    expect(held).toHaveLength(2);

    const before = service.calls.length;
    const ours = (...args: string[]) => identityCenter(args, { cwd: moved, env });
    succeed(await ours("adopt"));
    const planned = await ours("plan");
    expect(planned.code).toBe(2);
    expect(succeed(await ours("apply", "access.tfplan")).stdout).toContain("In the state: 4 imported.");

    // The module's call, replaced by what the recipe says.
    const removed = blocksOf(readText("docs/recipes/moving-from-modules.md")).find(
      ({ file }) => file === "main.tf",
    );
    fs.writeFileSync(path.join(old, "main.tf"), removed?.content ?? "");
    const plan = succeed(await terraform("plan", "-input=false", "-no-color", "-out=forget.tfplan")).stdout;
    expect(plan).toContain("0 to add, 0 to change, 0 to destroy");
    expect(plan).toContain("will no longer be managed by Terraform, but will not be destroyed");
    succeed(await terraform("apply", "-input=false", "forget.tfplan"));
    expect(succeed(await terraform("state", "list")).stdout).not.toContain("aws_ssoadmin_account_assignment");

    expect(await readBack(service.url)).toEqual(held);
    const writes = /^(Create|Delete|Update|Put|Attach|Detach|Provision|Tag|Untag)/;
    expect(service.calls.slice(before).filter(({ operation }) => writes.test(operation))).toEqual([]);
    expect(succeed(await ours("plan")).code).toBe(0);
  });
});

/** A command that has to succeed. */
function succeed(result: CommandResult): CommandResult {
  if (result.code !== 0) throw new Error(result.stdout + result.stderr);
  return result;
}
