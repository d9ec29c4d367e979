import { Testing, type TerraformStack } from "cdktf";
// The types of its matchers.
import type {} from "cdktf/lib/testing/adapters/jest";
import { AccessStack, type AccessStackProps } from "../../lib/constructs/access-stack";

type Block = Readonly<Record<string, unknown>>;
type ByType = Readonly<Record<string, Readonly<Record<string, Block>>>>;

/** The Terraform JSON of a stack. */
export interface TerraformJson {
  readonly resource?: ByType;
  readonly data?: ByType;
  readonly output: Readonly<Record<string, Block>>;
  readonly provider: { readonly aws: readonly Block[] };
  readonly terraform: { readonly required_providers: Readonly<Record<string, Block>> };
}

/** A stack of an access config, which a test may write in any form. */
export function stackOf(config: unknown, props: Omit<AccessStackProps, "config"> = {}): AccessStack {
  return new AccessStack(Testing.app(), "access", { ...props, config: config as AccessStackProps["config"] });
}

/** What cdktf writes for it, as text: what its matchers take. */
export function synth(config: unknown, props?: Omit<AccessStackProps, "config">): string {
  return Testing.synth(stackOf(config, props));
}

/** What cdktf writes for any stack, as data. */
export function jsonOf(stack: TerraformStack): TerraformJson {
  return JSON.parse(Testing.synth(stack)) as TerraformJson;
}

/** What cdktf writes for it, as data. */
export function synthJson(config: unknown, props?: Omit<AccessStackProps, "config">): TerraformJson {
  return jsonOf(stackOf(config, props));
}

/** The blocks of one type, by name. */
export function blocks(json: TerraformJson, type: string): Readonly<Record<string, Block>> {
  return json.resource?.[type] ?? json.data?.[type] ?? {};
}
