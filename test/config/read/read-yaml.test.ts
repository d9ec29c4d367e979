import { readYaml } from "../../../lib/config/read/read-yaml";

/** The problems of a text as `line:column reason`. */
function problemsOf(text: string, json = false): string[] {
  const read = readYaml(text, "access.config.yaml", json);
  if (!("problems" in read)) return [];
  return read.problems.map(({ code, position, message }) => {
    expect(code).toBe("config-syntax");
    const reason = message.replace(/^the file does not parse: /, "").replace(/\.$/, "");
    return `${position?.line}:${position?.column} ${reason}`;
  });
}

function sourceOf(text: string, json = false) {
  const read = readYaml(text, "access.config.yaml", json);
  if ("problems" in read) throw new Error(read.problems[0]?.message);
  return read;
}

describe("YAML that does not parse", () => {
  test("a key that stands twice, with its place", () => {
    const text = "users:\n  alice: alice\n  bob: bob\n  alice: carol\n";
    expect(problemsOf(text)).toEqual(["4:3 Map keys must be unique"]);
  });

  test("a tab for indentation", () => {
    expect(problemsOf("users:\n\talice: alice\n")[0]).toMatch(/^2:1 Tabs are not allowed as indentation/);
  });

  test("an alias without its anchor", () => {
    expect(problemsOf("users:\n  alice: *nobody\n")[0]).toMatch(/^2:10 Unresolved alias .*: nobody$/);
  });

  test("two documents in one file", () => {
    expect(problemsOf("users: {}\n---\nusers: {}\n")).toEqual(["2:1 Source contains multiple documents"]);
  });

  test("aliases that expand without end are refused, and soon", () => {
    const row = (name: string, of: string) => `${name}: &${name} [${Array(10).fill(of).join(", ")}]\n`;
    const names = "abcdefghij";
    const bomb = [...names].map((name, index) => row(name, index === 0 ? "x" : `*${names[index - 1]}`));
    const start = Date.now();
    expect(problemsOf(bomb.join(""))).toEqual([
      "1:1 Excessive alias count indicates a resource exhaustion attack",
    ]);
    expect(Date.now() - start).toBeLessThan(2000);
  });

  test("at most twenty problems of one file", () => {
    const text = Array(50).fill("a: 1\n").join("");
    expect(problemsOf(text)).toHaveLength(20);
  });

  test("nesting of more than 64 levels, with its place", () => {
    const at = (text: string) => {
      const read = readYaml(text, "access.config.yaml", false);
      return "problems" in read && read.problems.map(({ code, position }) => ({ code, ...position }));
    };
    const code = "config-too-deep";
    expect(at("[".repeat(3000))).toEqual([{ code, line: 1, column: 65 }]);
    expect(at(`users:\n  alice: ${"[".repeat(63)}`)).toEqual([{ code, line: 2, column: 72 }]);
    expect(at(`users: ${"[".repeat(63)}${"]".repeat(63)}`)).toBe(false);
  });
});

describe("JSON that does not parse", () => {
  test.each([
    ["a word without quotes", '{\n  "a": word,\n  "b": 1\n}', "2:8 Unexpected token 'w'"],
    ["a comment", '{\n  "a": 1 // one\n}', "2:10 Expected ',' or '}' after property value"],
    ["a comment before all", '// config\n{ "a": 1 }', "1:1 Unexpected token '/'"],
    ["a YAML comment", '# config\n{ "a": 1 }', "1:1 Unexpected token '#'"],
    ["a comma too many in a map", '{\n  "a": 1,\n}', "3:1 Expected double-quoted property name"],
    ["a comma too many in a list", '{\n  "a": [1,]\n}', "2:11 Unexpected token ']'"],
    ["single quotes", "{\n  'a': 1\n}", "2:3 Expected property name or '}'"],
    ["a value in single quotes", "{\n  \"a\": 'b'\n}", "2:8 Unexpected token '''"],
    ["a wrong word", '{\n  "a": nil\n}', "2:9 Unexpected token 'i'"],
    ["text after the end", '{ "a": 1 } x', "1:12 Unexpected non-whitespace character after JSON"],
    ["no end", '{\n  "a": 1', "2:9 Expected ',' or '}' after property value"],
    ["nothing", "", "1:1 Unexpected end of JSON input"],
    ["YAML", "a:\n  - b\n", "1:1 Unexpected token 'a'"],
    ["a line break within a text", '{ "a": "x\ny" }', "1:10 Bad control character in string literal"],
  ])("%s, with its place", (_, text, expected) => {
    expect(problemsOf(text, true)).toEqual([expected]);
    expect(problemsOf(text.replaceAll("\n", "\r\n"), true).map((one) => one.slice(0, 4))).toEqual([
      expected.slice(0, 4),
    ]);
  });

  test("a key that stands twice, with its place", () => {
    const text = '{\n  "users": { "alice": "a", "bob": "b", "alice": "c" }\n}';
    expect(problemsOf(text, true)).toEqual(["2:40 Map keys must be unique"]);
  });

  test("the line of the mistake is shown", () => {
    const read = readYaml('{\n  "a": word\n}', "access.config.json", true);
    expect("problems" in read && read.problems[0]?.sourceLine).toBe('  "a": word');
  });
});

describe("where a key or value stands", () => {
  const text = `# who
users: &users
  alice: alice@example.com
  "bob":
    email: bob@example.com
groups: { platform: Platform Engineers, "ops": Ops }
team: *users
assignments:
  admins:
    users:
      - alice
      -  bob
    groups: [platform,
             ops]
    accounts:
`;
  const { locate } = sourceOf(text);

  test.each([
    ["users, key", ["users"], "key", 2, 1],
    ["users, value behind its anchor", ["users"], "value", 3, 3],
    ["a value", ["users", "alice"], "value", 3, 10],
    ["a quoted key", ["users", "bob"], "key", 4, 3],
    ["a nested key", ["users", "bob", "email"], "key", 5, 5],
    ["a value in a flow map", ["groups", "ops"], "value", 6, 48],
    ["an alias", ["team"], "value", 7, 7],
    ["what stands behind an alias", ["team", "alice"], "value", 3, 10],
    ["an item of a list", ["assignments", "admins", "users", 1], "value", 12, 10],
    ["an item of a list on its second line", ["assignments", "admins", "groups", 1], "value", 14, 14],
    ["a key without a value", ["assignments", "admins", "accounts"], "key", 15, 5],
    ["a missing key: what it is missing in", ["assignments", "admins", "permissionSets"], "key", 9, 3],
    ["the document", [], "value", 2, 1],
  ] as const)("%s", (_, path, spot, line, column) => {
    expect(locate(path, spot)).toEqual({ line, column });
  });

  test("in JSON, too", () => {
    const { locate } = sourceOf('{\n  "users": {\n    "alice": [1, { "id": 2 }]\n  }\n}', true);
    expect(locate(["users", "alice", 1, "id"], "key")).toEqual({ line: 3, column: 20 });
    expect(locate(["users", "alice", 1, "id"], "value")).toEqual({ line: 3, column: 26 });
  });

  test("a number as a key is found by its text", () => {
    expect(sourceOf("users:\n  42: alice\n").locate(["users", "42"], "key")).toEqual({ line: 2, column: 3 });
  });

  test("a lone carriage return begins no line", () => {
    const { locate, line } = sourceOf("a: 1 # x\ry\nb: 2\n");
    expect(locate(["b"], "key")).toEqual({ line: 2, column: 1 });
    expect(line(2)).toBe("b: 2");
  });
});

describe("what YAML makes of values", () => {
  test("a date, yes and an account id with a leading zero", () => {
    const text = "Version: 2012-10-17\nanswer: yes\nid: 012345678901\nquoted: '012345678901'\n";
    expect(sourceOf(text).document).toEqual({
      Version: "2012-10-17",
      answer: "yes",
      id: 12345678901,
      quoted: "012345678901",
    });
  });

  test("a key __proto__ changes no prototype", () => {
    const document = sourceOf("__proto__:\n  polluted: true\n").document as object;
    expect(Object.keys(document)).toEqual(["__proto__"]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});
