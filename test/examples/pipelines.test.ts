import { createProgram } from "../../lib/cli/program";
import { githubWorkflows, gitlabJobs, unknownIn, uses, type Job } from "../helpers/pipelines";

const workflows = githubWorkflows();
const jobs = workflows.flatMap(({ name, workflow }) =>
  Object.entries(workflow.jobs).map(([job, content]) => ({ name: `${name} ${job}`, job: content })),
);
const steps = jobs.flatMap(({ name, job }) => job.steps.map((step) => ({ name, step })));

describe("every command in them", () => {
  const program = createProgram();

  it("is found", () => {
    expect(uses().length).toBeGreaterThan(10);
  });

  it.each(uses())("exists with its flags: $words, in $where", ({ words }) => {
    expect(unknownIn(program, words)).toEqual([]);
  });
});

describe("a workflow of GitHub Actions", () => {
  it.each(workflows)("has the form of one: $name", ({ workflow }) => {
    expect(Object.keys(workflow).sort()).toEqual(
      ["concurrency", "jobs", "name", "on", "permissions"].filter((key) => key in workflow),
    );
    for (const job of Object.values(workflow.jobs)) {
      const known = [
        ...["environment", "if", "needs", "outputs", "permissions", "runs-on", "steps", "timeout-minutes"],
      ];
      expect(Object.keys(job).filter((key) => !known.includes(key))).toEqual([]);
      expect(job).toMatchObject({ "runs-on": "ubuntu-latest", "timeout-minutes": expect.any(Number) });
      if (job.needs !== undefined) expect(workflow.jobs).toHaveProperty(job.needs);
    }
  });

  it.each(steps)("has steps of one kind: $name", ({ step }) => {
    const known = step.uses === undefined ? ["env", "id", "name", "run"] : ["if", "name", "uses", "with"];
    expect(Object.keys(step).filter((key) => !known.includes(key))).toEqual([]);
    expect([step.uses, step.run].filter(Boolean)).toHaveLength(1);
  });

  it("names every action by a commit, with its version beside it, and the same one everywhere", () => {
    const lines = workflows.flatMap(({ text }) => text.match(/uses: .*/g) ?? []);
    expect(lines.length).toBeGreaterThan(15);
    expect(
      lines.filter((line) => !/^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)),
    ).toEqual([]);
    const actions = new Set(lines.map((line) => line.split("@")[0]));
    expect(new Set(lines).size).toBe(actions.size);
  });

  it("has no permission but what a job takes", () => {
    expect(workflows.map(({ workflow }) => workflow.permissions)).toEqual(workflows.map(() => ({})));
    const writing = (permission: string) =>
      jobs.filter(({ job }) => job.permissions?.[permission] === "write").map(({ name }) => name);
    expect(writing("contents")).toEqual([]);
    expect(writing("pull-requests")).toEqual(["access-review.yml comment"]);
    expect(writing("id-token")).toEqual([
      "access-apply.yml plan",
      "access-apply.yml apply",
      "access-audit.yml audit",
      "access-review.yml plan",
    ]);
  });

  it("is never started with the base branch's rights by a pull request", () => {
    const events = workflows.map(({ name, workflow }) => [name, Object.keys(workflow.on)]);
    expect(Object.fromEntries(events)).toEqual({
      "access-apply.yml": ["push", "schedule"],
      "access-audit.yml": ["schedule", "workflow_dispatch"],
      "access-review.yml": ["pull_request"],
    });
  });

  it("puts nothing of an event into a script, and keeps no token in the checkout", () => {
    expect(steps.filter(({ step }) => step.run?.includes("${{")).map(({ name }) => name)).toEqual([]);
    const checkouts = steps.filter(({ step }) => step.uses?.startsWith("actions/checkout@"));
    expect(checkouts.map(({ step }) => step.with?.["persist-credentials"])).toEqual(
      checkouts.map(() => false),
    );
    const texts = workflows.map(({ text }) => text).join("\n");
    expect(texts).not.toMatch(/pull_request\.(title|body|user)|head\.(ref|label)|head_ref|actor|secrets\./);
  });

  it("plans for no fork, and lets the branch's code run only where it can write nothing", () => {
    const { plan, comment } = workflow("access-review.yml");
    expect(plan?.if).toContain("github.event.pull_request.head.repo.full_name == github.repository");
    expect(comment?.needs).toBe("plan");
    expect(used(comment!).filter((action) => !action?.startsWith("actions/download-artifact@"))).toEqual([]);
    expect(comment?.steps.some(({ run }) => /\b(npm|npx|node)\b/.test(run ?? ""))).toBe(false);
  });

  it("applies, in the protected environment, the plan of the main branch, and no other", () => {
    const { plan, apply } = workflow("access-apply.yml");
    expect(apply).toMatchObject({ needs: "plan", environment: "identity-center" });
    const uploads = (job: Job) =>
      job.steps.filter(({ uses }) => uses?.startsWith("actions/upload-artifact@"));
    expect(uploads(plan!).map((step) => step.with?.path)).toEqual(["access.tfplan"]);
    expect(uploads(workflow("access-review.yml").plan!).map((step) => step.with?.path)).toEqual([
      "review.md\nreview.html\n",
    ]);
    const roles = steps.flatMap(({ name, step }) =>
      step.with?.["role-to-assume"] === "${{ vars.IDENTITY_CENTER_APPLY_ROLE }}" ? [name] : [],
    );
    expect(roles).toEqual(["access-apply.yml apply"]);
  });
});

describe("the pipeline of GitLab CI", () => {
  const { stages, jobs: all } = gitlabJobs();

  it("has jobs with a stage and a script, that need what there is", () => {
    expect([...all.keys()]).toEqual(["validate", "plan", "comment", "plan-main", "apply", "audit"]);
    for (const { stage, script, needs = [] } of all.values()) {
      expect(stages).toContain(stage);
      expect(script.every((line) => typeof line === "string")).toBe(true);
      expect(needs.filter((name) => !all.has(name))).toEqual([]);
    }
  });

  it("uses the apply role, in the protected environment and by hand, for a plan of the default branch", () => {
    const applying = [...all].filter(([, job]) => job.variables?.AWS_ROLE_ARN?.includes("APPLY"));
    expect(applying.map(([name]) => name)).toEqual(["apply"]);
    expect(all.get("apply")).toMatchObject({
      needs: ["plan-main"],
      environment: "identity-center",
      rules: [{ if: expect.stringContaining("$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"), when: "manual" }],
    });
    expect(all.get("plan")?.artifacts?.paths).toEqual(["review.md", "review.html"]);
  });

  it("runs none of the branch's code where the token for comments is used", () => {
    expect(all.get("comment")?.variables?.GIT_STRATEGY).toBe("none");
    expect(all.get("comment")?.script.join("\n")).not.toMatch(/\b(npm|npx)\b/);
    const others = [...all].filter(([name]) => name !== "comment");
    expect(JSON.stringify(others)).not.toContain("REVIEW_TOKEN");
  });
});

function workflow(file: string): Readonly<Record<string, Job | undefined>> {
  return workflows.find(({ name }) => name === file)?.workflow.jobs ?? {};
}

function used(job: Job) {
  return job.steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses]));
}
