import { resolveSource, type Access } from "../../../lib/access/access";
import { plainSource } from "../../../lib/config/read/source";
import { soundConfig } from "../../helpers/problems";
import { synthJson } from "../../helpers/synth";

/** A sound config with a file of imports, as it was read. */
function withImports(imports: Readonly<Record<string, string>>): Access {
  const file = { file: "access.imports.json", text: JSON.stringify(imports) };
  const { problems, ...access } = resolveSource(plainSource(soundConfig()), { imports: file });
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  return { ...access, warnings: [] };
}

const importsOf = (access: Access) => (synthJson(access) as { import?: unknown }).import;
const [first] = Object.keys(synthJson(withImports({})).resource!.aws_ssoadmin_permission_set!).sort();

describe("import blocks", () => {
  it("stand for the resources of the stack that the imports name, and for no other", () => {
    const mine = `aws_ssoadmin_permission_set.${first}`;
    const access = withImports({
      "aws_ssoadmin_permission_set.set_Gone_000000000000": "gone",
      [mine]: "a,b",
    });
    expect(importsOf(access)).toEqual([{ to: mine, id: "a,b" }]);
  });

  it("take an id as it is, whatever is in it", () => {
    const mine = `aws_ssoadmin_permission_set.${first}`;
    expect(importsOf(withImports({ [mine]: "${path}" }))).toEqual([{ to: mine, id: "$${path}" }]);
  });

  it("are not there where there are no imports", () => {
    expect(importsOf(withImports({}))).toBeUndefined();
    expect(importsOf(soundConfig() as unknown as Access)).toBeUndefined();
  });
});
