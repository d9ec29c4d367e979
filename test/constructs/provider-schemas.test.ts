import path from "node:path";
import { Testing } from "cdktf";
import { loadAccess } from "../../lib/access/access";
import { AccessStack } from "../../lib/constructs/access-stack";
import { bindings, blocksOf, unknownNames } from "../helpers/provider-schema";

const file = path.join(__dirname, "../fixtures/every-feature/access.yaml");

async function everyFeature(): Promise<object> {
  const config = await loadAccess({ file });
  return JSON.parse(Testing.synth(new AccessStack(Testing.app(), "access", { config }))) as object;
}

describe.each(bindings())("%s", (_, known) => {
  test("knows everything that is synthesized", async () => {
    expect(unknownNames(await everyFeature(), known)).toEqual([]);
  });

  test("is asked about everything that was extracted from it", async () => {
    const types = blocksOf(await everyFeature()).map(({ type }) => type);
    expect([...new Set(types)].sort()).toEqual(Object.keys(known).sort());
  });
});

test("a name that a provider does not know is found, at any depth and in any expression", () => {
  const [[, known] = ["", {}]] = bindings();
  const stack = {
    resource: {
      aws_ssoadmin_permission_set: { a: { name: "A", nick_name: "B", timeouts: [{ read: "1m" }] } },
      aws_ssoadmin_region: { a: {} },
    },
    check: { c: { data: { aws_ssoadmin_instances: { i: { status: "ACTIVE" } } } } },
    output: { o: { value: "${aws_ssoadmin_permission_set.a.state}" } },
  };
  expect(unknownNames(stack, known)).toEqual([
    "aws_ssoadmin_permission_set.nick_name",
    "aws_ssoadmin_permission_set.timeouts.read",
    "aws_ssoadmin_region",
    "data.aws_ssoadmin_instances.status",
    "${aws_ssoadmin_permission_set.*.state}",
  ]);
});

test("the state of an account, which AWS tells as status, as state or as both, is never read", async () => {
  expect(JSON.stringify(await everyFeature())).not.toMatch(/\.(status|state)\b/);
});
