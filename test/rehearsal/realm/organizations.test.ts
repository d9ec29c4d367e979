import { startRehearsal } from "../../../lib/rehearsal";
import { closeAll, errorOf, smallSeed, start } from "../support";

afterEach(closeAll);

const seed = { ...smallSeed, organization: { delegatedAdministrator: "222222222222" } };
const member = { accessKeyId: "333333333333" };

test("a member account describes its organization, and reads nothing else of it", async () => {
  const { org } = await start({ seed });
  expect((await org("DescribeOrganization", {}, member)).Organization.MasterAccountId).toBe("111111111111");
  for (const operation of ["ListAccounts", "ListRoots", "ListDelegatedAdministrators"])
    expect(await errorOf(org(operation, {}, member))).toBe(
      "AccessDeniedException: You don't have permissions to access this resource.",
    );
});

test("the delegated administrator is listed, for IAM Identity Center alone", async () => {
  const { org } = await start({ seed });
  const list = async (input: object) =>
    (await org("ListDelegatedAdministrators", input)).DelegatedAdministrators;
  expect(await list({ ServicePrincipal: "sso.amazonaws.com" })).toMatchObject([
    { Id: "222222222222", State: "ACTIVE" },
  ]);
  expect(await list({})).toHaveLength(1);
  expect(await list({ ServicePrincipal: "config.amazonaws.com" })).toEqual([]);
  const { org: none } = await start();
  expect((await none("ListDelegatedAdministrators")).DelegatedAdministrators).toEqual([]);
});

test("a seed whose delegated administrator or instances cannot be so is refused", async () => {
  const organization = (delegatedAdministrator: string) => ({
    ...smallSeed,
    organization: { delegatedAdministrator },
  });
  for (const id of ["111111111111", "999999999999"])
    await expect(startRehearsal({ seed: organization(id) })).rejects.toThrow(
      `organization.delegatedAdministrator: "${id}" cannot be used; allowed: the id of an account of the seed, other than the management account`,
    );
  await expect(
    startRehearsal({ seed: { ...smallSeed, instances: [{ ownerAccountId: "222222222222" }] } }),
  ).rejects.toThrow("need an instance of the organization, and every one here is an account's");
});
