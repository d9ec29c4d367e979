import fs from "node:fs";
import path from "node:path";
import { apply, init, plan } from "../../lib/terraform/terraform";
import { tempFolder } from "../helpers/temp-folder";

/** Stands in for terraform: prints lines, and ends with a code. */
function fake(lines: readonly object[], code = 0, stderr = "") {
  const cwd = tempFolder({ out: lines.map((line) => JSON.stringify(line)).join("\n") + "\nnot json\n" });
  const binary = path.join(cwd, "terraform");
  fs.writeFileSync(binary, `#!/bin/sh\ncat out\necho "${stderr}" >&2\nexit ${code}\n`, { mode: 0o755 });
  return { binary, cwd, env: { PATH: process.env.PATH } };
}

const error = {
  type: "diagnostic",
  diagnostic: { severity: "error", summary: "No such group", detail: "It is gone.", address: "data.x.y" },
};

test("a plan tells what would change, without the reads, and its warnings", async () => {
  const result = await plan(
    fake([
      { type: "planned_change", change: { resource: { addr: "a.b" }, action: "create" } },
      { type: "planned_change", change: { resource: { addr: "data.c.d" }, action: "read" } },
      { type: "diagnostic", diagnostic: { severity: "warning", summary: "Stale" } },
      { type: "change_summary", changes: { add: 1, change: 0, remove: 0, operation: "plan" } },
    ]),
    "x.tfplan",
  );
  expect(result).toMatchObject({
    changes: { add: 1 },
    planned: [{ address: "a.b", action: "create" }],
    warnings: [{ summary: "Stale" }],
  });
});

test("a plan that fails is a sentence with the address", async () => {
  await expect(plan(fake([error], 1), "x.tfplan")).rejects.toThrow(
    "terraform plan failed:\n  data.x.y: No such group\n    It is gone.",
  );
});

test("an apply tells what was done, what failed and why", async () => {
  const seen: string[] = [];
  const result = await apply(
    fake(
      [
        { type: "apply_complete", hook: { resource: { addr: "a.b" } } },
        { type: "apply_errored", hook: { resource: { addr: "a.c" } } },
        error,
      ],
      1,
    ),
    "x.tfplan",
    ({ type }) => seen.push(type),
  );
  expect(result).toMatchObject({ done: ["a.b"], failed: ["a.c"], errors: [{ summary: "No such group" }] });
  expect(seen).toEqual(["apply_complete", "apply_errored", "diagnostic"]);
});

test("an apply that dies without a word is a failure all the same", async () => {
  expect((await apply(fake([], 1, "panic"), "x.tfplan")).errors).toEqual([
    { severity: "error", summary: "terraform apply failed", detail: "panic" },
  ]);
});

test("an init that fails says what Terraform says", async () => {
  await expect(init(fake([], 1, "no such provider"))).rejects.toThrow(
    /^terraform init failed:\n {2}no such provider/,
  );
});
