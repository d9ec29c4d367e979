import { ExpectedError } from "../../../../lib/config/problems/expected-error";
import { parsePlan } from "../../../../lib/review/plan/read/parse-plan";
import { readPlan } from "../cases";
import { assigned, assignmentType, change, planJson, production } from "../support";

const sentenceOf = (json: Buffer | string): string => {
  try {
    parsePlan(Buffer.from(json), "the.plan");
  } catch (error) {
    if (error instanceof ExpectedError) return error.message;
    throw error;
  }
  return "it was read";
};

test.each([
  ["nothing", "", /^"the.plan" is empty\. Give a plan/],
  ["white space", " \n", /is empty/],
  [
    "a log",
    '{"@level":"info","@message":"Terraform 1.11.4"}\n{"@level":"info"}\n',
    /log of `terraform plan -json`/,
  ],
  [
    "what terraform plan prints",
    "Terraform will perform the following actions:",
    /is no plan: it is no JSON map/,
  ],
  ["a list", "[]", /is no plan: it is no JSON map/],
  ["other JSON", "{}", /is JSON, but no plan of Terraform/],
  ["other JSON with a format", '{"format_version":"1.0"}', /is JSON, but no plan of Terraform/],
  ["a state", '{"format_version":"1.0","terraform_version":"1.11.4","values":{}}', /is a state, not a plan/],
  ["a state file", '{"version":4,"serial":7,"lineage":"x"}', /is a state, not a plan/],
])("%s is refused with a sentence", (_, text, sentence) => {
  expect(sentenceOf(text)).toMatch(sentence);
});

test.each([
  [
    "another format",
    { format_version: "2.0", terraform_version: "9.9.9" },
    /format version "2.0".*"9.9.9".*Update/,
  ],
  ["a format that only looks like ours", { format_version: "10.1" }, /format version "10.1"/],
  ["a plan that failed", { errored: true }, /is a plan that failed/],
  ["a part of a plan", { complete: false }, /is only a part/],
])("%s is refused with a sentence", (_, top, sentence) => {
  expect(sentenceOf(planJson({ top }))).toMatch(sentence);
});

test("a plan that is cut anywhere is refused with a sentence, never read as a smaller one", () => {
  const whole = readPlan("renamed").toString().trimEnd();
  for (let length = 0; length < whole.length; length += 997) {
    expect(sentenceOf(whole.slice(0, length))).toMatch(/Was it cut\?|is empty/);
  }
  expect(sentenceOf(whole.slice(0, -1))).toMatch(/it ends too early\. Was it cut\?/);
  expect(sentenceOf(whole)).toBe("it was read");
});

test("a plan of a Terraform that did not yet say whether it is complete is read", () => {
  expect(
    sentenceOf(planJson({ top: { format_version: "1.0", complete: undefined, errored: undefined } })),
  ).toBe("it was read");
});

test("of a plan no value is trusted to have the form that a provider gives it", () => {
  const odd = [null, 1, "x", [], { address: 1 }, { address: "a", mode: "managed", type: "t", change: null }];
  const oddChange = {
    ...change(assignmentType, "x", null, assigned("g", "Read", production)),
    change: { actions: "create", before: 7, after: [] },
  };
  const plan = parsePlan(
    planJson({ changes: [...odd, oddChange] as never, outputs: { a: null, b: 1 } }),
    "x",
  );
  expect(plan.resources.map(({ address }) => address)).toEqual([`${assignmentType}.x`]);
  expect(plan.resources[0]).toMatchObject({ actions: [], before: undefined, after: undefined });
});

test("what stands in modules is found, too", () => {
  const resource = (address: string) => ({ address, mode: "data", type: "t", values: {} });
  const json = planJson({
    changes: [
      {
        ...change("t", "x", null, {}, { after_unknown: { group_id: true } }),
        address: 'module.m["a"].t.x[0]',
      },
    ],
    top: {
      prior_state: {
        values: {
          root_module: {
            child_modules: [
              {
                resources: [resource("module.m.data.t.a")],
                child_modules: [{ resources: [resource("module.m.module.n.data.t.b")] }],
              },
            ],
          },
        },
      },
      configuration: {
        root_module: {
          module_calls: {
            m: {
              module: {
                resources: [
                  { address: "t.x", expressions: { group_id: { references: ["g.y.group_id", "g.y"] } } },
                ],
              },
            },
          },
        },
      },
    },
  });
  const { lookups, references } = parsePlan(json, "x");
  expect(lookups.map(({ address }) => address)).toEqual(["module.m.data.t.a", "module.m.module.n.data.t.b"]);
  expect(references.get("module.m.t.x")).toEqual({ group_id: "module.m.g.y" });
});
