import { closeAll, errorOf, start } from "../../support";

afterEach(closeAll);

const name = (verb: string) => `${verb}InstanceAccessControlAttributeConfiguration`;
const costCenter = { Key: "CostCenter", Value: { Source: ["${path:enterprise.costCenter}"] } };
const configuration = (...AccessControlAttributes: object[]) => ({
  InstanceAccessControlAttributeConfiguration: { AccessControlAttributes },
});

test("attributes are set, described, replaced and removed", async () => {
  const { sso } = await start();
  await sso(name("Create"), configuration({ ...costCenter, Unknown: 1 }));
  expect(await sso(name("Describe"))).toEqual({ Status: "ENABLED", ...configuration(costCenter) });
  const team = { Key: "team", Value: { Source: ["${path:title}"] } };
  await sso(name("Update"), configuration(team));
  expect(await sso(name("Describe"))).toEqual({ Status: "ENABLED", ...configuration(team) });
  await sso(name("Delete"));
  expect(await errorOf(sso(name("Describe")))).toMatch(/^ResourceNotFoundException/);
});

test("what is not enabled is not found, and what is enabled is not enabled again", async () => {
  const { sso } = await start();
  for (const verb of ["Describe", "Delete", "Update"]) {
    expect(await errorOf(sso(name(verb), configuration()))).toMatch(/^ResourceNotFoundException/);
  }
  await sso(name("Create"), configuration());
  expect(await errorOf(sso(name("Create"), configuration()))).toMatch(/^ConflictException/);
});

test("an attribute has AWS's characters, one source and not too much of anything", async () => {
  const { sso } = await start();
  const create = (...attributes: object[]) => errorOf(sso(name("Create"), configuration(...attributes)));
  expect(await create({ ...costCenter, Key: "a;b" })).toMatch(/^ValidationException: .*member\.key'/);
  expect(await create({ ...costCenter, Key: "" })).toMatch(/greater than or equal to 1/);
  expect(await create({ Key: "a", Value: { Source: ["a;b"] } })).toMatch(/^ValidationException/);
  expect(await create({ Key: "a", Value: { Source: ["a", "b"] } })).toMatch(/less than or equal to 1/);
  expect(await create(...Array.from({ length: 51 }, (_, i) => ({ ...costCenter, Key: `a${i}` })))).toMatch(
    /less than or equal to 50/,
  );
});
