import fs from "node:fs";
import path from "node:path";
import { findUnknownAction } from "../../lib/config/check/policy/known-actions";

const examples = path.join(__dirname, "../../examples");
const folder = path.join(examples, "iam");

interface Statement {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string[];
  readonly Resource: string | string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | string[]>>>>;
}

function read(file: string): readonly Statement[] {
  return (JSON.parse(fs.readFileSync(path.join(folder, file), "utf8")) as { Statement: Statement[] })
    .Statement;
}

const jsonIn = (place: string) =>
  fs.readdirSync(path.join(folder, place)).filter((name) => name.endsWith(".json"));
const policies = jsonIn(".").map((file) => ({ file, statements: read(file) }));
const trusts = jsonIn("trust").map((file) => ({ file, statements: read(`trust/${file}`) }));

describe.each(policies)("$file", ({ file, statements }) => {
  const actions = statements.flatMap(({ Action }) => Action);

  it("allows actions that AWS has, each spelled out, in order and once", () => {
    expect(actions.filter((action) => findUnknownAction(action) || /[*?]/.test(action))).toEqual([]);
    for (const { Sid, Effect, Action } of statements) {
      expect({ Sid, Effect, Action }).toEqual({ Sid, Effect: "Allow", Action: [...Action].sort() });
    }
    const sids = statements.map(({ Sid }) => Sid);
    expect(new Set(sids).size).toBe(sids.length);
  });

  it("names resources wherever IAM knows any", () => {
    const everywhere = statements.filter(({ Resource }) => Resource === "*").flatMap(({ Action }) => Action);
    const unnarrowable = [
      "organizations:DescribeOrganization",
      "organizations:ListAccounts",
      "organizations:ListRoots",
      "sso:ListInstances",
    ];
    expect(everywhere.filter((action) => !unnarrowable.includes(action))).toEqual([]);
  });

  if (/^(plan|audit)/.test(file))
    it("reads, and does nothing else", () => {
      expect(actions.filter((action) => !/:(Get|List|Describe)/.test(action))).toEqual([]);
    });
});

describe.each(trusts)("trust/$file", ({ file, statements }) => {
  const [{ Condition = {} }] = statements as [Statement];

  it("compares audience and subject, and the subject whole where the role may write", () => {
    const keys = Object.values(Condition).flatMap((values) => Object.keys(values));
    expect(keys.map((key) => key.split(":").at(-1)).sort()).toEqual(["aud", "sub"]);
    if (file !== "gitlab-plan-role.json") expect(Object.keys(Condition)).toEqual(["StringEquals"]);
    const subjects = Object.values(Condition).flatMap((values) =>
      Object.entries(values).flatMap(([key, value]) => (key.endsWith(":sub") ? value : [])),
    );
    const wild = subjects.filter((subject) => subject.includes("*"));
    expect(wild).toEqual(
      file === "gitlab-plan-role.json" ? ["project_path:my-group/my-project:ref_type:branch:ref:*"] : [],
    );
  });
});

test.each(["iam/README.md", "pipelines/README.md"])(
  "%s links to what is there, and names every file",
  (file) => {
    const text = fs.readFileSync(path.join(examples, file), "utf8");
    const here = path.dirname(path.join(examples, file));
    const links = [...text.matchAll(/\]\(([^)#]+)/g)].map(([, link = ""]) => link);
    expect(links.filter((link) => !fs.existsSync(path.join(here, link)))).toEqual([]);
    const files = fs
      .readdirSync(here, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile());
    expect(
      files.map(({ name }) => name).filter((name) => name !== "README.md" && !text.includes(name)),
    ).toEqual([]);
  },
);
