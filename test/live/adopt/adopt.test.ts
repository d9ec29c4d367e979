import { importsOf } from "../../../lib/live/adopt/imports";
import { generateSeed } from "../../helpers/world";
import { synthJson } from "../../helpers/synth";
import { closeAll } from "../support";
import { adopted, readSeed, type Whole } from "./support";

const seed = generateSeed({
  accounts: 40,
  permissionSets: 24,
  accountAssignments: 300,
  deletedPrincipals: 3,
});
let whole: Whole;
beforeAll(async () => {
  whole = await readSeed(seed);
});
afterAll(closeAll);

describe("other instances", () => {
  it.each([2, 3, 4, 5])("load and mean what AWS holds: world %s", async (number) => {
    const other = await readSeed(
      generateSeed({
        accounts: 6 + 7 * number,
        permissionSets: 9 + number,
        accountAssignments: 90,
        seed: number,
      }),
    );
    for (const options of [{}, { perPrincipal: true }, { onlyAssignments: true, format: "ts" as const }]) {
      const { adoption, into } = await adopted(other, options);
      expect(into.access.accountAssignments).toHaveLength(90 - adoption.leftOut.length);
    }
  });
});

describe("a whole instance", () => {
  it.each(["yaml", "ts"] as const)("as %s loads and means what AWS holds", async (format) => {
    const { adoption, into } = await adopted(whole, { format });
    const gone = adoption.leftOut.map(({ reason }) => reason);
    expect(gone.filter((reason) => reason === "deleted-principal").length).toBeGreaterThanOrEqual(3);
    expect(new Set(gone)).toEqual(new Set(["deleted-principal", "inactive-account"]));
    expect(into.access.accountAssignments).toHaveLength(300 - gone.length);
    expect(
      into.access.warnings.map(({ code }) => code).filter((code) => code !== "inactive-accounts"),
    ).toEqual([]);
    expect(adoption.notes).toEqual([]);
  });

  it("as a folder has a document for each permission set, user and group", async () => {
    const { adoption, into } = await adopted(whole, { perPrincipal: true });
    expect(into.access.accountAssignments).toHaveLength(adoption.rows.length);
    const { assignments } = adoption.document;
    expect(
      Object.values(assignments).every(({ users = [], groups = [] }) => users.length + groups.length === 1),
    ).toBe(true);
  });

  it("is the same whatever order AWS answers in", async () => {
    const { state } = whole;
    const turned = {
      ...state,
      accountAssignments: [...state.accountAssignments].reverse(),
      permissionSets: new Map([...state.permissionSets].reverse()),
      principals: new Map([...state.principals].reverse()),
    };
    const [one, other] = [await adopted(whole), await adopted({ ...whole, state: turned })];
    expect(JSON.stringify(other.adoption.document)).toBe(JSON.stringify(one.adoption.document));
  });

  it("uses organizational units, and has fewer entries than pairs of a principal and a permission set", async () => {
    const { adoption } = await adopted(whole);
    const pairs = new Set(
      adoption.rows.map(({ principalId, permissionSetArn }) => `${principalId} ${permissionSetArn}`),
    );
    const entries = Object.values(adoption.document.assignments);
    expect(entries.length).toBeLessThan(pairs.size);
    expect(entries.flatMap(({ accounts }) => accounts).some((target) => typeof target === "object")).toBe(
      true,
    );
  });

  it("leaves Control Tower's permission sets with it, and out altogether where asked", async () => {
    const { adoption } = await adopted(whole);
    const tower = Object.entries(adoption.document.permissionSets!).filter(([key]) => key.startsWith("AWS"));
    expect(tower.length).toBeGreaterThan(0);
    expect(tower.every(([, spec]) => spec.existing === true)).toBe(true);
    const without = await adopted(whole, { skipControlTower: true });
    expect(Object.keys(without.adoption.document.permissionSets!).some((key) => key.startsWith("AWS"))).toBe(
      false,
    );
    expect(without.adoption.leftOut.some(({ reason }) => reason === "control-tower")).toBe(true);
  });

  it("leaves all permission sets with who owns them where only assignments are adopted", async () => {
    const { adoption, into } = await adopted(whole, { onlyAssignments: true });
    expect(Object.values(adoption.document.permissionSets!).every(({ existing }) => existing)).toBe(true);
    const addresses = [...importsOf(into, whole.state).keys()];
    expect(addresses.every((one) => /^aws_ssoadmin_(account_assignment|instance)/.test(one))).toBe(true);
  });

  it("has an import for every resource of the stack, and none besides", async () => {
    const { into } = await adopted(whole);
    const { resource = {} } = synthJson(into.access);
    const addresses = Object.entries(resource).flatMap(([type, byName]) =>
      Object.keys(byName).map((name) => `${type}.${name}`),
    );
    expect([...importsOf(into, whole.state).keys()].sort()).toEqual(addresses.sort());
  });
});
