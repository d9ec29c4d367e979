import { closeAll, errorOf, idsOf, start } from "../../support";

afterEach(closeAll);

test("tags are set, given new values and removed", async () => {
  const started = await start();
  const of = (operation: string, input: object = {}) => started.sso(operation, { ResourceArn, ...input });
  const { PermissionSetArn: ResourceArn } = await idsOf(started);
  await of("TagResource", {
    Tags: [
      { Key: "a", Value: "1" },
      { Key: "b", Value: "" },
    ],
  });
  await of("TagResource", { Tags: [{ Key: "a", Value: "2" }] });
  expect((await of("ListTagsForResource")).Tags).toEqual([
    { Key: "a", Value: "2" },
    { Key: "b", Value: "" },
  ]);
  await of("UntagResource", { TagKeys: ["a", "unknown"] });
  expect((await of("ListTagsForResource")).Tags).toEqual([{ Key: "b", Value: "" }]);
});

test("an instance has tags too", async () => {
  const { sso, InstanceArn: ResourceArn } = await start();
  await sso("TagResource", { ResourceArn, Tags: [{ Key: "a", Value: "1" }] });
  expect((await sso("ListTagsForResource", { ResourceArn })).Tags).toHaveLength(1);
});

test("there are 75 tags at most", async () => {
  const started = await start();
  const { PermissionSetArn: ResourceArn } = await idsOf(started);
  const tags = (count: number, name: string) =>
    started.sso("TagResource", {
      ResourceArn,
      Tags: Array.from({ length: count }, (_, i) => ({ Key: `${name}${i}`, Value: "" })),
    });
  expect(await errorOf(tags(76, "a"))).toMatch(/^ValidationException: .*less than or equal to 75/);
  await tags(75, "a");
  expect(await errorOf(tags(75, "a"))).toBe("no error");
  expect(await errorOf(tags(1, "b"))).toMatch(/^ServiceQuotaExceededException/);
});

test("a tag key has AWS's characters only", async () => {
  const { sso, InstanceArn: ResourceArn } = await start();
  const call = sso("TagResource", { ResourceArn, Tags: [{ Key: "a*", Value: "" }] });
  expect(await errorOf(call)).toMatch(/^ValidationException: .* at 'tags\.1\.member\.key'/);
});
