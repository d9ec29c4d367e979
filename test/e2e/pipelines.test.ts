import fs from "node:fs";
import path from "node:path";
import { loadAccess } from "../../lib/access/access";
import { startRehearsal, type Rehearsal } from "../../lib/rehearsal";
import { terraformEnvironment } from "../../lib/rehearsal/run/containment";
import { readBack } from "../../lib/rehearsal/run/read-back";
import { seedFromAccess } from "../../lib/rehearsal/run/seed-from-access";
import { githubWorkflows, gitlabJobs, type Job } from "../helpers/pipelines";
import { root } from "./support/command";
import { Runner, runWorkflow, type Context } from "./support/pipeline-runner";
import { temporaryFolder } from "./support/temporary-folder";
import { describeWithTerraform } from "./support/with-terraform";

const config = `
identityCenter:
  region: eu-west-1
  instance: { arn: "arn:aws:sso:::instance/ssoins-0123456789abcdef", identityStoreId: d-0123456789 }
accounts: { production: "222222222222" }
groups: { platform: Platform Engineers }
permissionSets: { ReadOnly: { description: Look around } }
assignments:
  look: { groups: [platform], permissionSets: [ReadOnly], accounts: [production] }
`;

const readPolicy = (name: string) =>
  JSON.parse(fs.readFileSync(path.join(root, `examples/iam/${name}.json`), "utf8")) as object;

/** The access key ids that stand for the two roles. */
const accessKeyOf = (role: string) => (role.endsWith("apply-role") ? "applier" : "planner");
const roles = {
  IDENTITY_CENTER_PLAN_ROLE: "arn:aws:iam::111111111111:role/plan-role",
  IDENTITY_CENTER_APPLY_ROLE: "arn:aws:iam::111111111111:role/apply-role",
  IDENTITY_CENTER_REGION: "eu-west-1",
};

const github = {
  "github.event.pull_request.number": "7",
  "github.event.pull_request.head.repo.full_name": "my-org/my-repo",
  "github.repository": "my-org/my-repo",
  "github.server_url": "https://github.com",
  "github.run_id": "42",
  "github.token": "token",
  ...Object.fromEntries(Object.entries(roles).map(([name, value]) => [`vars.${name}`, value])),
};

describeWithTerraform("the shell of the example pipelines, against the local service", () => {
  let service: Rehearsal;
  let runner: Runner;

  beforeAll(async () => {
    const folder = temporaryFolder();
    const file = path.join(folder, "access.config.yaml");
    fs.writeFileSync(file, config);
    service = await startRehearsal({
      seed: seedFromAccess(await loadAccess({ file })).seed,
      policies: { planner: ["plan-role", "audit-role"].map(readPolicy), applier: [readPolicy("apply-role")] },
    });
    runner = new Runner(
      { "access.config.yaml": config },
      terraformEnvironment(process.env, folder, service.url, "eu-west-1"),
    );
    runner.addProgram(
      "gh",
      'case "$*" in *--paginate*) cat "$RECORDS/comments" ;; *) cp comment.md "$RECORDS" ;; esac',
    );
    runner.addProgram(
      "curl",
      'case "$*" in *--request*) cp comment.md "$RECORDS" ;; *) cat "$RECORDS/notes" ;; esac',
    );
  });
  afterAll(() => service.close());

  const jobsOf = (file: string) => githubWorkflows().find(({ name }) => name === file)!.workflow.jobs;
  const runJobs = (jobs: Readonly<Record<string, Job>>, context: Context) =>
    runWorkflow(runner, jobs, context, accessKeyOf);
  const workflow = (file: string, context = github) => runJobs(jobsOf(file), context);
  const comment = () => fs.readFileSync(runner.record("comment.md"), "utf8");
  const held = async () =>
    (await readBack(service.url)).map(({ principal, permissionSet }) => `${principal}: ${permissionSet}`);

  describe("GitHub Actions", () => {
    it("validates a fork's pull request, and does no more", async () => {
      const fork = { ...github, "github.event.pull_request.head.repo.full_name": "somebody/my-repo" };
      const before = service.calls.length;
      const { ran } = await workflow("access-review.yml", fork);
      expect(ran).toEqual(["validate"]);
      expect(service.calls.slice(before)).toEqual([]);
    });

    it("plans a pull request, comments once, and then renews that comment", async () => {
      fs.writeFileSync(runner.record("comments"), "");
      expect((await workflow("access-review.yml")).ran).toEqual(["validate", "plan", "comment"]);
      expect(runner.calls("gh").at(-1)).toBe(
        "api repos/my-org/my-repo/issues/7/comments --method POST --field body=@comment.md --silent",
      );
      expect(comment()).toMatch(/^<!-- identity-center review -->\n/);
      expect(comment()).toContain("ReadOnly");
      expect(comment()).toContain("(https://github.com/my-org/my-repo/actions/runs/42)");
      fs.writeFileSync(runner.record("comments"), "11\n12\n");
      const { comment: again } = jobsOf("access-review.yml");
      await runJobs({ comment: { ...again!, needs: undefined } }, github);
      expect(runner.calls("gh").at(-1)).toBe(
        "api repos/my-org/my-repo/issues/comments/11 --method PATCH --field body=@comment.md --silent",
      );
      expect(await held()).toEqual([]);
    });

    it("applies on the main branch what it has planned there, and next time nothing", async () => {
      const { ran, summary } = await workflow("access-apply.yml");
      expect(ran).toEqual(["plan", "apply"]);
      expect(summary).toContain("ReadOnly");
      expect(await held()).toEqual(["Platform Engineers: ReadOnly"]);
      expect((await workflow("access-apply.yml")).ran).toEqual(["plan"]);
    });

    it("audits", async () => {
      const { ran, summary } = await workflow("access-audit.yml");
      expect(ran).toEqual(["audit"]);
      expect(summary).not.toBe("");
    });
  });

  describe("GitLab CI", () => {
    const { jobs } = gitlabJobs();

    const runJob = async (name: string) => {
      const { before_script = [], script, variables = {}, artifacts, needs = [] } = jobs.get(name)!;
      const cwd = variables.GIT_STRATEGY === "none" ? temporaryFolder() : runner.project;
      const env: Record<string, string> = {
        ...roles,
        AWS_TOKEN: "token",
        AWS_SECRET_ACCESS_KEY: "rehearsal",
        CI_API_V4_URL: "https://gitlab.com/api/v4",
        CI_PROJECT_DIR: cwd,
        CI_MERGE_REQUEST_IID: "7",
        CI_PIPELINE_ID: "42",
        CI_PIPELINE_URL: "https://gitlab.com/my-group/my-project/-/pipelines/42",
        CI_PROJECT_ID: "3",
        REVIEW_TOKEN: "secret",
      };
      for (const [key, value] of Object.entries(variables))
        env[key] = value.replace(/\$(\w+)/g, (_, other: string) => env[other] ?? `$${other}`);
      const key = env.AWS_ROLE_ARN && accessKeyOf(env.AWS_ROLE_ARN);
      for (const needed of needs) runner.download(needed, cwd);
      await runner.script([...before_script, ...script].join("\n"), {
        flags: ["-eo", "pipefail"],
        cwd,
        env: { ...env, AWS_ACCESS_KEY_ID: key || undefined },
      });
      if (artifacts) runner.upload(name, cwd, artifacts.paths);
    };

    it("validates, plans and comments once, and then renews that comment", async () => {
      await runJob("validate");
      await runJob("plan");
      fs.writeFileSync(runner.record("notes"), "[]");
      await runJob("comment");
      const notes = "https://gitlab.com/api/v4/projects/3/merge_requests/7/notes";
      expect(runner.calls("curl").map((line) => line.split(" ").slice(-4))).toEqual([
        ["--show-error", "--header", "PRIVATE-TOKEN:secret", `${notes}?per_page=100&sort=asc`],
        ["POST", "--data-urlencode", "body@comment.md", notes],
      ]);
      expect(comment()).toMatch(/^<!-- identity-center review -->\n/);
      const written = [
        { id: 5, body: "Nice" },
        { id: 6, body: comment() },
      ];
      fs.writeFileSync(runner.record("notes"), JSON.stringify(written));
      await runJob("comment");
      expect(runner.calls("curl").at(-1)).toMatch(/--request PUT .* body@comment\.md .*\/notes\/6$/);
    });

    it("applies on the default branch what it has planned there", async () => {
      await runJob("plan-main");
      await runJob("apply");
      expect(await held()).toEqual(["Platform Engineers: ReadOnly"]);
    });

    it("audits", async () => {
      await runJob("audit");
    });
  });

  it("asked for nothing that its roles may not", () => {
    expect(service.calls.filter(({ code }) => code === "AccessDeniedException")).toEqual([]);
    const callers = new Set(service.calls.map(({ accessKeyId }) => accessKeyId));
    expect(callers).toEqual(new Set(["planner", "applier", "reader"]));
  });
});
