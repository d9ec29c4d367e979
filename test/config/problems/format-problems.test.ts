import pc from "picocolors";
import {
  formatProblems,
  problemsToGithub,
  problemsToJson,
} from "../../../lib/config/problems/format-problems";
import type { Problem } from "../../../lib/config/problems/problem";
import { resolveSource } from "../../../lib/access/access";
import { readYaml } from "../../../lib/config/read/read-yaml";
import { plainSource } from "../../../lib/config/read/source";
import { problemsOf, soundConfig } from "../../helpers/problems";
import { topLevelKeys } from "../../../lib/config/schema";

/** The problems of a YAML text, as if it stood in `file`. */
function problemsOfText(text: string, file = "access.config.yaml"): readonly Problem[] {
  const read = readYaml(text, file, false);
  return "problems" in read
    ? read.problems
    : resolveSource({ ...plainSource(read.document), ...read, file }).problems;
}

const text = `accounts:
  prod: 11111111111
groups:
  platform: Platform Engineers
  ops: Ops
permissionSets:
  ReadOnly: {}
assignments:
  a.b:
    groups: [platfrom, platform, platform]
    permissionSets: [ReadOnly]
    accounts: ["222222222222"]
`;

describe("problems for people", () => {
  test("are place, severity, code, path and sentence, with the line and a caret, and a count", () => {
    expect(formatProblems(problemsOfText(text))).toBe(
      `access.config.yaml:2:9  error  unquoted-account-id
  accounts.prod: the account id 11111111111 is a number; write all 12 digits, in quotes: as a number it loses leading zeros.
     2 |   prod: 11111111111
                 ^
access.config.yaml:10:14  error  unknown-group
  assignments["a.b"].groups[0]: there is no group "platfrom"; declared under groups: platform, ops. Did you mean "platform"?
    10 |     groups: [platfrom, platform, platform]
                      ^
access.config.yaml:10:34  warning  listed-twice
  assignments["a.b"].groups[2]: lists "platform" twice; once is enough.
    10 |     groups: [platfrom, platform, platform]
                                          ^
2 errors, 1 warning`,
    );
  });

  test("have no place where the config is not a text", () => {
    expect(formatProblems(problemsOf({ assignments: {}, teams: {} }))).toBe(
      `error  unknown-key
  teams: there is no setting "teams" here; allowed: ${topLevelKeys.join(", ")}.
1 error`,
    );
  });

  test("have no path where they are about the document", () => {
    expect(formatProblems(problemsOf([]))).toBe(
      `error  wrong-type
  is a list, []; allowed: a map with ${topLevelKeys.join(", ")}.
1 error`,
    );
  });

  test("are coloured only if asked", () => {
    const problems = problemsOf({ ...soundConfig(), users: { alice: "alice b", bob: "bob" } });
    expect(formatProblems(problems)).not.toContain("\u001b");
    const coloured = formatProblems(problems, pc.createColors(true));
    expect(coloured).toContain("\u001b[31merror");
    expect(coloured).toContain("\u001b[33mwarning");
  });

  test("show a window of a long line, with the caret in it", () => {
    const long = `groups: { ${"x".repeat(300)}: &anchor Ops, platform: {} }\nassignments: {}\n`;
    const [line = "", caret = ""] = formatProblems(problemsOfText(long)).split("\n").slice(-3);
    expect(line.length).toBeLessThan(180);
    expect(line.slice(caret.length - 1)).toMatch(/^(platform|\{\})/);
  });

  test("point behind a tab and an escape just so", () => {
    const odd = `groups: { "a\u202eb":\tOps, platform: {} }\nassignments: {}\n`;
    const lines = formatProblems(problemsOfText(odd).filter(({ code }) => code === "missing-key")).split(
      "\n",
    );
    const [line = "", caret = ""] = lines.slice(-3);
    expect(line).toContain('"a\\u202eb": Ops');
    expect(line.slice(caret.length - 1)).toMatch(/^(platform|\{\})/);
  });

  test("of none are nothing", () => {
    expect(formatProblems([])).toBe("");
  });
});

describe("problems for programs", () => {
  test("are rows with code, severity, message, file, line, column and path", () => {
    expect(JSON.parse(problemsToJson(problemsOfText(text).slice(0, 1)))).toEqual([
      {
        code: "unquoted-account-id",
        severity: "error",
        message:
          "the account id 11111111111 is a number; write all 12 digits, in quotes: as a number it loses leading zeros.",
        file: "access.config.yaml",
        line: 2,
        column: 9,
        path: "accounts.prod",
      },
    ]);
  });

  test("have null for what is not known", () => {
    const rows = JSON.parse(problemsToJson(problemsOf({}))) as unknown[];
    expect(rows).toEqual([expect.objectContaining({ file: null, line: null, column: null, path: "" })]);
  });

  test("of none are an empty list", () => {
    expect(problemsToJson([])).toBe("[]");
  });
});

describe("problems for GitHub", () => {
  test("are workflow commands", () => {
    expect(problemsToGithub(problemsOfText(text)).split("\n")).toEqual([
      "::error file=access.config.yaml,line=2,col=9,title=unquoted-account-id::accounts.prod: the account id 11111111111 is a number; write all 12 digits, in quotes: as a number it loses leading zeros.",
      '::error file=access.config.yaml,line=10,col=14,title=unknown-group::assignments["a.b"].groups[0]: there is no group "platfrom"; declared under groups: platform, ops. Did you mean "platform"?',
      '::warning file=access.config.yaml,line=10,col=34,title=listed-twice::assignments["a.b"].groups[2]: lists "platform" twice; once is enough.',
    ]);
  });

  test("escape what would end a property or a command", () => {
    const [problem] = problemsOfText(
      "users: { alice: 50% }\nassignments: {}\nteams: {}",
      "a,b:c%\r\n.yaml",
    ).slice(-1);
    const command = problemsToGithub(problem ? [{ ...problem, message: "50%\r\n::error::x" }] : []);
    expect(command).toBe(
      "::error file=a%2Cb%3Ac%25%0D%0A.yaml,line=3,col=1,title=unknown-key::teams: 50%25%0D%0A::error::x",
    );
  });

  test("without a file have a title alone", () => {
    expect(problemsToGithub(problemsOf({ ...soundConfig(), teams: {} }))).toMatch(
      /^::error title=unknown-key::teams: /,
    );
  });
});

describe("what acts on a screen never reaches it", () => {
  // Colours, cursor, bell, C1 controls, direction marks and overrides, invisible joiners, line separators.
  const marks = [
    "\u001b[31m", "\u0000", "\u0007", "\b", "\u007f", "\u0085", "\u009b", "\u061c", "\u200b", "\u200e", "\u200f",
    "\u2028", "\u2029", "\u202a", "\u202e", "\u2060", "\u2066", "\u2069", "\ufeff", "\r",
  ]; // prettier-ignore
  const raw = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

  /** A config with the mark in every kind of place. */
  const documentWith = (mark: string) => ({
    [`top${mark}`]: 1,
    identityCenter: { region: `eu${mark}`, [`odd${mark}`]: 1 },
    accounts: { [`acc${mark}`]: `1${mark}` },
    users: { [`u${mark}`]: `al${mark}ice`, v: `al${mark}ice`, w: { email: `a${mark}` } },
    groups: { [`g${mark}`]: `Op${mark}s` },
    permissionSets: {
      [`Set${mark}`]: {
        description: mark,
        sessionDuration: mark,
        tags: { [mark]: mark },
        managedPolicies: [mark],
      },
      B: { inlinePolicy: `{${mark}` },
      C: { inlinePolicy: { file: `no${mark}file` } },
      D: { inlinePolicy: { Statement: [], Id: mark } },
    },
    assignments: {
      [`e${mark}`]: { groups: [`x${mark}`], permissionSets: [`y${mark}`], accounts: [`z${mark}`] },
    },
  });

  test.each(marks)("%j", (mark) => {
    const problems = problemsOf(documentWith(mark)).map((problem) => ({ ...problem, file: `a${mark}.yaml` }));
    expect(problems.length).toBeGreaterThan(15);
    for (const output of [formatProblems(problems), problemsToJson(problems), problemsToGithub(problems)]) {
      expect(output).not.toMatch(raw);
    }
    expect(formatProblems(problems)).not.toMatch(/^(?! {2}|a.*yaml)(?!\d+ errors)/m);
  });

  test.each(marks.filter((mark) => !/[\u0000\r\u0085]/.test(mark)))("%j in a YAML text", (mark) => {
    const problems = problemsOfText(`users: { alice: ["${mark}"] } # ${mark}\nteam${mark}: *nobody${mark}\n`);
    expect(problems.length).toBeGreaterThan(0);
    for (const output of [formatProblems(problems), problemsToJson(problems), problemsToGithub(problems)]) {
      expect(output).not.toMatch(raw);
    }
  });

  test("a line break in a value or a key makes no second line", () => {
    const problems = problemsOf({ assignments: {}, users: { "a\nerror  fake": "x\n::error::y" } });
    expect(problemsToGithub(problems).split("\n")).toHaveLength(problems.length);
    expect(formatProblems(problems).split("\n")).toHaveLength(2 * problems.length + 1);
  });

  test("rows for programs still hold the very characters", () => {
    const problems = problemsOf({ assignments: {}, "te\u202eam": 1 }).map((problem) => ({
      ...problem,
      file: "a\u202eb",
    }));
    expect(JSON.parse(problemsToJson(problems))).toMatchObject([
      { file: "a\u202eb", path: '["te\\u202eam"]' },
    ]);
  });
});
