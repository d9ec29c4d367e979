import { CloudBackend, NamedCloudWorkspace } from "cdktf";
import type { StateBackend } from "../../lib/constructs";
import { synthJson } from "../helpers/synth";

const config = { assignments: {} };
const terraform = (backend?: StateBackend) =>
  synthJson(config, { backend }).terraform as unknown as Record<string, unknown>;

test("S3 with the lock in the bucket", () => {
  const s3 = { bucket: "my-state", key: "access.tfstate", region: "eu-west-1" };
  expect(terraform({ s3: { ...s3, useLockfile: true } }).backend).toEqual({
    s3: { ...s3, use_lockfile: true },
  });
  expect(terraform({ s3: { ...s3, useLockfile: false, kmsKeyId: "k" } }).backend).toEqual({
    s3: { ...s3, use_lockfile: false, kms_key_id: "k" },
  });
});

test("S3 without a word on the lock is what every version of Terraform knows", () => {
  const s3 = { bucket: "my-state", key: "access.tfstate" };
  expect(terraform({ s3 }).backend).toEqual({ s3 });
});

test("any backend of cdktf, by a function", () => {
  const { backend, cloud } = terraform(
    (stack) =>
      new CloudBackend(stack, { organization: "example", workspaces: new NamedCloudWorkspace("access") }),
  );
  expect(backend).toBeUndefined();
  expect(cloud).toEqual({ organization: "example", workspaces: { name: "access" } });
});
