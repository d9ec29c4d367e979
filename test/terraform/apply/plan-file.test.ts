import path from "node:path";
import { planFileKind } from "../../../lib/terraform/apply/plan-file";
import { tempFolder } from "../../helpers/temp-folder";

const folder = tempFolder({
  local: "PK\u0003\u0004…",
  remote: '{\n  "remote_plan_format": 1,\n  "run_id": "run-1", "hostname": "app.terraform.io" }',
  json: '{"format_version":"1.2"}',
  text: "hello",
  empty: "",
});
const kind = (name: string) => planFileKind(path.join(folder, name));

test("a plan is an archive, or the note of a run at HCP Terraform", () => {
  expect(kind("local")).toBe("local");
  expect(kind("remote")).toBe("remote");
});

test.each([
  ["json", /is JSON, such as terraform show -json prints/],
  ["text", /is no saved plan/],
  ["empty", /is no saved plan/],
  ["nothing", /There is no plan .*nothing: make one with identity-center plan/],
  [".", /cannot be read: EISDIR/],
])("%s is a sentence", (name, says) => {
  expect(() => kind(name)).toThrow(says);
});
