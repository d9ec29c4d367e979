import { resolveSource } from "../../lib/access/access";
import { formatPath } from "../../lib/config/problems/problem";
import { plainSource } from "../../lib/config/read/source";
import { smallTree } from "../helpers/organization";

const snapshot = { file: "organization.json", text: JSON.stringify(smallTree()) };

function problemsOf(changes: object): string[] {
  const document = {
    organization: "organization.json",
    users: { alice: "alice" },
    groups: { ops: "Ops", dev: "Dev" },
    permissionSets: { Read: {} },
    assignments: { look: { groups: ["ops"], permissionSets: ["Read"], accounts: ["*"] } },
    ...changes,
  };
  const { problems } = resolveSource(plainSource(document), { snapshot, today: "2026-11-22" });
  return problems
    .filter(({ code }) => !code.startsWith("unused-") && code !== "inactive-accounts")
    .map(({ code, path, message }) => `${code} ${formatPath(path)}: ${message}`);
}

const entry = (more: object) => ({
  look: { groups: ["ops"], permissionSets: ["Read"], accounts: ["*"], ...more },
});

describe("a permission set", () => {
  test("onlyIn: a wildcard does not slip past, and the accounts are named", () => {
    expect(problemsOf({ permissionSets: { Read: { onlyIn: [{ ou: "Sandbox" }] } } })).toEqual([
      'only-in assignments.look: gives the permission set "Read" outside its `onlyIn`, in shared, shop; leave these accounts out, or widen `onlyIn`.',
    ]);
    expect(
      problemsOf({
        permissionSets: { Read: { onlyIn: [{ ou: "Sandbox" }] } },
        assignments: entry({ accounts: [{ ou: "Sandbox" }] }),
      }),
    ).toEqual([]);
  });

  test("neverIn covers the management account too, where a wildcard names it", () => {
    const permissionSets = { Read: { neverIn: [{ ou: "/", recursive: false }] } };
    expect(problemsOf({ permissionSets })).toEqual([]);
    expect(problemsOf({ permissionSets, assignments: entry({ accounts: ["111111111111"] }) })).toEqual([
      'never-in assignments.look: gives the permission set "Read" where its `neverIn` forbids it, in management; leave these accounts out.',
    ]);
  });

  test("onlyFor: other groups and all users are refused", () => {
    const permissionSets = { Read: { onlyFor: ["dev"] } };
    expect(problemsOf({ permissionSets, assignments: entry({ groups: ["dev"] }) })).toEqual([]);
    expect(
      problemsOf({ permissionSets, assignments: entry({ users: ["alice"], groups: ["dev", "ops"] }) }),
    ).toEqual([
      'only-for assignments.look: gives the permission set "Read" to ops, alice; its `onlyFor` allows the groups dev.',
    ]);
  });

  test.each(["AWSReadOnlyAccess", "awsadministratoraccess"])(
    "may not take the name %s, which AWS Control Tower owns",
    (name) => {
      expect(problemsOf({ permissionSets: { Read: {}, [name]: {} } })).toEqual([
        `control-tower-name permissionSets.${name}: the permission set name "${name}" belongs to AWS Control Tower; choose another, or look it up with \`existing: true\`.`,
      ]);
      expect(problemsOf({ permissionSets: { Read: {}, [name]: { existing: true } } })).toEqual([]);
    },
  );
});

describe("users directly assigned", () => {
  const assignments = entry({ users: ["alice"], accounts: ["200000000001"] });
  test.each([
    ["allow", []],
    [
      "warn",
      [
        "direct-user-warning assignments.look: assigns alice directly; a group would make a change of staff no change of the config.",
      ],
    ],
    [
      "deny",
      [
        "direct-user assignments.look: assigns alice directly, which guardrails.directUsers denies; assign a group.",
      ],
    ],
  ])("%s", (directUsers, expected) => {
    expect(problemsOf({ assignments, guardrails: { directUsers } })).toEqual(expected);
  });
});

describe("the management account", () => {
  const assignments = entry({ accounts: ["111111111111"] });
  test("is reached where it is named", () => {
    expect(problemsOf({ assignments })).toEqual([]);
  });
  test("is denied by the guardrail, and for a delegated administrator", () => {
    expect(problemsOf({ assignments, guardrails: { managementAccount: "deny" } })).toEqual([
      "management-account assignments.look: reaches the management account management, but guardrails.managementAccount denies it; leave it out.",
    ]);
    expect(
      problemsOf({ assignments, identityCenter: { administeredFrom: "delegated-administrator" } }),
    ).toEqual([
      "management-account assignments.look: reaches the management account management, but a delegated administrator cannot change access there; leave it out.",
    ]);
  });
});

describe("a privileged permission set", () => {
  test("has a longest session", () => {
    const guardrails = { privilegedSession: "4h" };
    expect(
      problemsOf({
        guardrails,
        permissionSets: { Read: {}, Admin: { privileged: true, sessionDuration: "4h" } },
      }),
    ).toEqual([]);
    expect(
      problemsOf({
        guardrails,
        permissionSets: { Read: {}, Admin: { privileged: true, sessionDuration: "4h1m" } },
      }),
    ).toEqual([
      expect.stringContaining(
        'privileged-session permissionSets.Admin: the permission set "Admin" is privileged (declared) and its session lasts 241 minutes; guardrails.privilegedSession allows 240.',
      ) as string,
    ]);
  });
});

describe("a permission set whose policies give administration", () => {
  test("is privileged without being declared so, unless it is declared not to be", () => {
    const guardrails = { privilegedSession: "4h" };
    const admin = { managedPolicies: ["AdministratorAccess"], sessionDuration: "8h" };
    expect(problemsOf({ guardrails, permissionSets: { Read: {}, Admin: admin } })).toEqual([
      expect.stringMatching(
        /^privileged-session permissionSets\.Admin: .*AdministratorAccess.* lasts 480 minutes/,
      ) as string,
    ]);
    expect(
      problemsOf({ guardrails, permissionSets: { Read: {}, Admin: { ...admin, privileged: false } } }),
    ).toEqual([]);
  });
});

describe("rules of one's own", () => {
  test("see every account assignment, and what they return is an error", () => {
    const rule = (rows: readonly { principal: string; accountName: string }[]) =>
      rows
        .filter(({ accountName }) => accountName === "shop")
        .map(({ principal }) => `${principal} may not enter the shop.`);
    expect(problemsOf({ guardrails: { rules: [rule] } })).toEqual([
      "own-rule guardrails.rules[0]: ops may not enter the shop.",
    ]);
  });
  test("that fail or return nonsense are problems, not crashes", () => {
    const failing = () => {
      throw new Error("out of order");
    };
    expect(problemsOf({ guardrails: { rules: [failing, () => 7] } })).toEqual([
      "own-rule guardrails.rules[0]: the rule failed: out of order",
      expect.stringContaining(
        "own-rule guardrails.rules[1]: the rule returns no list of sentences",
      ) as string,
    ]);
  });
});

describe("an entry that expires", () => {
  const rows = (expires: string) =>
    resolveSource(
      plainSource({
        groups: { ops: "Ops" },
        permissionSets: { Read: {} },
        assignments: {
          look: { groups: ["ops"], permissionSets: ["Read"], accounts: ["222222222222"], expires },
        },
      }),
      { today: "2026-11-22" },
    );
  test.each([
    ["2026-11-21", 0, ["expired"]],
    ["2026-11-22", 1, ["expires-soon"]],
    ["2026-12-06", 1, ["expires-soon"]],
    ["2026-12-07", 1, []],
  ])("on %s gives %i rows and says %j", (expires, count, codes) => {
    const { accountAssignments, problems } = rows(expires);
    expect(accountAssignments).toHaveLength(count);
    expect(problems.map(({ code }) => code)).toEqual(codes);
  });
});
