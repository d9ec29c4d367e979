import { resolveSource, type Access } from "../../../lib/access/access";
import { plainSource } from "../../../lib/config/read/source";
import { adopt } from "../../../lib/live/adopt/adopt";
import { importsOf } from "../../../lib/live/adopt/imports";
import { matchPrincipals } from "../../../lib/live/audit/match-principals";
import type { InstanceState } from "../../../lib/live/instance";
import { stateOf } from "./support";

const [prod, dev] = ["222222222222", "333333333333"];
const config = {
  accounts: { prod },
  groups: { engineers: "Engineers" },
  permissionSets: { dev: { name: "Developer" }, ops: { name: "Operator" } },
  assignments: {
    build: { groups: ["engineers"], permissionSets: ["dev"], accounts: ["prod"] },
    over: { groups: ["engineers"], permissionSets: ["ops"], accounts: ["prod"], expires: "2020-01-31" },
  },
};
const state = stateOf([
  ["Engineers", "Developer", prod],
  ["Engineers", "Developer", dev],
  ["Engineers", "Operator", prod],
  ["Auditors", "Reader", prod],
  ["Elevated", "Reader", prod],
]);

/** The config with changes, as the command reads it: nothing has expired. */
function into(changes: object, live: InstanceState) {
  const { problems, ...access } = resolveSource(plainSource({ ...config, ...changes }));
  expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
  const whole: Access = { ...access, warnings: problems };
  return { access: whole, principalIds: matchPrincipals(whole.config, live) };
}

describe("adopting into a config", () => {
  it("writes what is missing by the keys that are there, and nothing of what has expired", () => {
    const { document } = adopt(state, { into: into({}, state) });
    expect(document).toEqual({
      accounts: { "account 33": dev },
      groups: { Auditors: "Auditors", Elevated: "Elevated" },
      permissionSets: { Reader: {} },
      assignments: {
        "auditors-and-elevated-reader": {
          groups: ["Auditors", "Elevated"],
          permissionSets: ["Reader"],
          accounts: ["prod"],
        },
        "engineers-dev": { groups: ["engineers"], permissionSets: ["dev"], accounts: ["account 33"] },
      },
    });
  });

  it("leaves to another tool what the config ignores, and says so", () => {
    const ignore = { elevated: { principals: ["Elev*"] }, billing: { permissionSets: ["Developer"] } };
    const { document, leftOut } = adopt(state, { into: into({ ignore }, state) });
    expect(Object.keys(document.assignments)).toEqual(["auditors-reader"]);
    expect(leftOut.map(({ reason }) => reason)).toEqual(["ignored", "ignored"]);
  });

  it("imports what the config and AWS have, and nothing that only one of them has", () => {
    const more = { permissionSets: { ...config.permissionSets, New: {} } };
    const addresses = [...importsOf(into(more, state), state).keys()];
    expect(addresses.map((one) => one.replace(/_[0-9a-f]{12}$/, "")).sort()).toEqual([
      `aws_ssoadmin_account_assignment.group_engineers_dev_${prod}`,
      `aws_ssoadmin_account_assignment.group_engineers_ops_${prod}`,
      "aws_ssoadmin_permission_set.set_dev",
      "aws_ssoadmin_permission_set.set_ops",
    ]);
  });
});
