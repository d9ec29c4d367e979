import { Testing } from "cdktf";
import { readAccess } from "../../../lib/access/access";
import { AccessStack } from "../../../lib/constructs";
import { smallTree } from "../../helpers/organization";
import { tempFolder } from "../../helpers/temp-folder";

type Check = {
  data: Record<string, Record<string, { parent_id: string }>>;
  assert: { condition: string; error_message: string }[];
};
interface Synthesized {
  readonly check?: Record<string, Check>;
  readonly locals?: Record<string, Record<string, string>>;
}

function synthesize(
  accounts: unknown[],
  organization: unknown,
  change: (tree: ReturnType<typeof smallTree>) => void = () => {},
): Synthesized {
  const tree = smallTree();
  change(tree);
  const folder = tempFolder({ "organization.json": JSON.stringify(tree) });
  const config = {
    organization,
    groups: { ops: "Ops" },
    permissionSets: { Read: {} },
    assignments: { look: { groups: ["ops"], permissionSets: ["Read"], accounts } },
  };
  const access = readAccess(config as Parameters<typeof readAccess>[0], folder);
  return JSON.parse(
    Testing.synth(new AccessStack(Testing.app(), "access", { config: access })),
  ) as Synthesized;
}

test("a unit in use is read once and compared with the accounts that the snapshot has there", () => {
  const { check = {}, locals = {} } = synthesize([{ ou: "Sandbox" }], "organization.json");
  const [name = ""] = Object.keys(check);
  expect(name).toMatch(/^snapshot_Sandbox_true_[0-9a-f]{12}$/);
  expect(check[name]?.data).toEqual({
    aws_organizations_organizational_unit_descendant_accounts: { [name]: { parent_id: "ou-ab12-sandbox1" } },
  });
  expect(locals[name]).toEqual({ "200000000001": "sandbox-1", "200000000002": "sandbox-prod" });
});

test("a unit without what lies below is asked for its own accounts only", () => {
  const { check = {} } = synthesize([{ ou: "Sandbox", recursive: false }], "organization.json");
  expect(Object.keys(Object.values(check)[0]?.data ?? {})).toEqual([
    "aws_organizations_organizational_unit_child_accounts",
  ]);
});

test("there is none where targets are ids, or where it is switched off", () => {
  expect(synthesize(["200000000001"], "organization.json").check).toBeUndefined();
  expect(
    synthesize([{ ou: "Sandbox" }], { snapshot: "organization.json", check: false }).check,
  ).toBeUndefined();
});

test("names of accounts and units are texts to Terraform, whatever they hold", () => {
  const { check = {}, locals = {} } = synthesize(
    [{ ou: "ou-ab12-sandbox1" }],
    "organization.json",
    (tree) => {
      const [sandbox] = tree.root.organizationalUnits as { name: string; accounts: { name: string }[] }[];
      sandbox!.name = 'A ${file("x")} "unit"';
      sandbox!.accounts[0]!.name = "%{if}${x}";
    },
  );
  expect(Object.values(locals)[0]?.["200000000001"]).toBe("%%{if}$${x}");
  expect(Object.values(check)[0]?.assert[0]?.error_message).toContain(
    'below "A $${file(\\"x\\")} \\"unit\\""',
  );
});
