import path from "node:path";
import { loadAccess } from "../../../lib/access/access";
import type { AccessConfigError } from "../../../lib/config/problems/problem";

test("a config with ten different mistakes has ten problems, each at its place", async () => {
  const cwd = path.join(__dirname, "../../fixtures/ten-mistakes");
  const error = await loadAccess({ cwd, env: {} }).catch((caught: unknown) => caught as AccessConfigError);
  const { problems } = error as AccessConfigError;
  expect(problems.map(({ code, position }) => `${position?.line}:${position?.column} ${code}`)).toEqual([
    "2:11 invalid-region",
    "4:9 unquoted-account-id",
    "5:12 invalid-account-id",
    "7:17 invalid-email",
    "11:29 invalid-description",
    "12:32 invalid-session-duration",
    "16:13 policy-file-not-found",
    "20:14 unknown-group",
    "21:22 unknown-permission-set",
    "24:3 missing-key",
  ]);
});
