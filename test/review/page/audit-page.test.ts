import { filterAudit } from "../../../lib/review/audit/select-audit";
import { changeOf, toTable } from "../../../lib/review/page/client/model/table";
import { auditPageData } from "../../../lib/review/page/audit-page";
import { audited, auditedAccess } from "./audited";
import { spread } from "./spread";

test("the page of an audit holds every account assignment with its state", async () => {
  const page = auditPageData({ report: audited, access: await auditedAccess() });
  const table = toTable(page);
  expect(spread(page).map((text, index) => `${text} ${changeOf(table, index)}`)).toEqual([
    "USER eve@example.com ByHand 111111111111  unmanaged",
    "GROUP developers Developer 222222222222 developers has",
    "GROUP developers Developer 333333333333 developers missing",
  ]);
  expect(page.grants.find(({ change }) => change === "unmanaged")).toMatchObject({
    because: ["the principal was deleted"],
  });
  expect(page.permissionSets).toContainEqual(
    expect.objectContaining({ name: "ByHand", administration: ["by what it has in AWS"] }),
  );
});

test("its summary says what differs, and what it is of a permission set", async () => {
  const { summary } = auditPageData({ report: audited, access: await auditedAccess() });
  expect(summary?.headline).toHaveLength(3);
  expect(summary?.sections.map(({ title, items }) => [title, items.length])).toEqual([
    ["Unmanaged: AWS has it, and the access config does not", 1],
    ["Missing: the access config has it, and AWS does not", 1],
    ["Permission sets that differ", 2],
  ]);
  const developer = summary?.sections[2]?.items[1];
  expect(developer).toMatchObject({ mark: "~", text: [["Developer"], " was changed"] });
  expect(developer?.items?.[0]).toEqual({
    text: [["session duration: PT4H in the config, PT8H in AWS", "sentence"]],
  });
  expect(developer?.items?.[1]?.diff).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^- .*s3:GetObject/),
      expect.stringMatching(/^\+ .*s3:\*/),
    ]),
  );
});

test("a filtered page says what it was asked for, and one without differences has no sections", async () => {
  const filter = { state: "in-sync", principal: "developers" } as const;
  const page = auditPageData({ report: filterAudit(audited, filter), access: await auditedAccess(), filter });
  expect(page.only).toEqual(["principal developers", "what is in-sync"]);
  expect(spread(page)).toHaveLength(1);
  const none = { accountAssignments: [], permissionSets: [], ignored: [] };
  expect(auditPageData({ report: none, access: await auditedAccess() }).summary?.sections).toEqual([]);
});
