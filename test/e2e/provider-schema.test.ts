import fs from "node:fs";
import path from "node:path";
import { Testing } from "cdktf";
import { loadAccess } from "../../lib/access/access";
import { AccessStack } from "../../lib/constructs";
import type { KnownNames, KnownType } from "../../scripts/provider-schema";
import { unknownNames, type KnownTypes } from "../helpers/provider-schema";
import { root, run } from "./support/command";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform, terraform } from "./support/with-terraform";

/** `terraform providers schema -json`, as far as it is read here. */
interface ProviderSchema {
  readonly resource_schemas: Readonly<Record<string, { readonly block: SchemaBlock }>>;
  readonly data_source_schemas: Readonly<Record<string, { readonly block: SchemaBlock }>>;
}
interface SchemaBlock {
  readonly attributes?: Readonly<
    Record<string, { readonly optional?: boolean; readonly required?: boolean }>
  >;
  readonly block_types?: Readonly<Record<string, { readonly block: SchemaBlock }>>;
}

describeWithTerraform("the installed AWS provider", () => {
  it("knows everything that is synthesized", async () => {
    const config = await loadAccess({ file: path.join(root, "test/fixtures/every-feature/access.yaml") });
    const text = Testing.synth(new AccessStack(Testing.app(), "access", { config }));
    const cwd = temporaryFolder();
    fs.writeFileSync(path.join(cwd, "cdk.tf.json"), text);
    const known = await knownToProvider(cwd);
    expect(unknownNames(JSON.parse(text) as object, known)).toEqual([]);
    expect(
      unknownNames({ resource: { aws_ssoadmin_permission_set: { a: { nick_name: "A" } } } }, known),
    ).toEqual(["aws_ssoadmin_permission_set.nick_name"]);
  });
});

async function knownToProvider(cwd: string): Promise<KnownTypes> {
  const binary = terraform ?? "terraform";
  const env = { CHECKPOINT_DISABLE: "1" };
  expect(await run(binary, ["init", "-backend=false", "-input=false"], { cwd, env })).toMatchObject({
    code: 0,
  });
  const { stdout } = await run(binary, ["providers", "schema", "-json"], { cwd, env });
  const { provider_schemas: schemas } = JSON.parse(stdout) as {
    provider_schemas: Record<string, ProviderSchema>;
  };
  const [schema] = Object.values(schemas);
  if (!schema) throw new Error("No provider was installed");
  return Object.fromEntries([
    ...Object.entries(schema.resource_schemas).map(([type, { block }]) => [type, knownType(block)]),
    ...Object.entries(schema.data_source_schemas).map(([type, { block }]) => [
      `data.${type}`,
      knownType(block),
    ]),
  ]) as KnownTypes;
}

function knownType(block: SchemaBlock): KnownType {
  return {
    arguments: writable(block),
    attributes: Object.keys({ ...block.attributes, ...block.block_types }),
  };
}

function writable({ attributes = {}, block_types = {} }: SchemaBlock): KnownNames {
  const plain = Object.entries(attributes).filter(([, { optional, required }]) => optional || required);
  return Object.fromEntries([
    ...plain.map(([name]) => [name, null] as const),
    ...Object.entries(block_types).map(([name, { block }]) => [name, writable(block)] as const),
  ]);
}
