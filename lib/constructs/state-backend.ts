import { S3Backend, type S3BackendConfig, type TerraformBackend, type TerraformStack } from "cdktf";

/** Where a stack's state lies. */
export type StateBackend = S3State | ((stack: TerraformStack) => TerraformBackend);

/** State in an S3 bucket. */
export interface S3State {
  /** Arguments of Terraform's S3 backend. */
  readonly s3: S3BackendConfig & {
    /**
     * The lock of the state as a file beside it in the bucket, for which no table in DynamoDB is needed. Terraform 1.10
     * and newer, and OpenTofu 1.10 and newer, know it; cdktf 0.21 has no argument for it.
     * @default false
     */
    readonly useLockfile?: boolean;
  };
}

/** Gives a stack its backend. */
export function addBackend(stack: TerraformStack, backend: StateBackend): TerraformBackend {
  if (typeof backend === "function") return backend(stack);
  const { useLockfile, ...config } = backend.s3;
  const added = new S3Backend(stack, config);
  if (useLockfile !== undefined) added.addOverride("use_lockfile", useLockfile);
  return added;
}
