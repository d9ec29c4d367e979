import { closeAll, errorOf, idsOf, smallSeed, start, type Started } from "../../support";

afterEach(closeAll);

const conflict = "ConflictException: There is a conflicting operation in process.";
const seed = {
  ...smallSeed,
  accounts: [...smallSeed.accounts, { id: "444444444444", name: "data" }],
  permissionSets: [...smallSeed.permissionSets, { name: "Writer" }],
};

async function begin(provisioningConflicts: boolean) {
  const clock = { now: 0 };
  const started = await start({ seed, asyncMs: 1000, provisioningConflicts, now: () => clock.now });
  const { assignment, user } = await idsOf(started);
  const [reader, writer] = (await started.sso("ListPermissionSets")).PermissionSets as [string, string];
  const read = { ...assignment, PermissionSetArn: reader };
  const write = { ...assignment, PermissionSetArn: writer };
  const alice = { PrincipalType: "USER", PrincipalId: user("alice") };
  return { ...started, clock, read, write, alice };
}

const create = ({ sso }: Pick<Started, "sso">, input: object) =>
  errorOf(sso("CreateAccountAssignment", input));
const remove = ({ sso }: Pick<Started, "sso">, input: object) =>
  errorOf(sso("DeleteAccountAssignment", input));

test("one role at a time is created in an account; the next one conflicts until it is done", async () => {
  const world = await begin(true);
  expect(await create(world, world.read)).toBe("no error");
  expect(await create(world, world.write)).toBe(conflict);
  expect(await create(world, { ...world.write, TargetId: "444444444444" })).toBe("no error");
  world.clock.now = 1000;
  expect(await create(world, world.write)).toBe("no error");
});

test("an assignment to a role that is there changes no role, and conflicts with nothing", async () => {
  const world = await begin(true);
  await create(world, world.read);
  world.clock.now = 1000;
  expect(await create(world, world.write)).toBe("no error");
  expect(await create(world, { ...world.read, ...world.alice })).toBe("no error");
});

test("the last assignment takes its role along, which conflicts; one of several does not", async () => {
  const world = await begin(true);
  await create(world, world.read);
  world.clock.now = 1000;
  await create(world, { ...world.read, ...world.alice });
  world.clock.now = 2000;
  expect(await create(world, world.write)).toBe("no error");
  expect(await remove(world, { ...world.read, ...world.alice })).toBe("no error");
  world.clock.now = 3000;
  const { PermissionSetArn } = world.write;
  await world.sso("ProvisionPermissionSet", { PermissionSetArn, TargetType: "ALL_PROVISIONED_ACCOUNTS" });
  expect(await remove(world, world.read)).toBe(conflict);
});

test("nothing conflicts where nobody asked for it", async () => {
  const world = await begin(false);
  await create(world, world.read);
  expect(await create(world, world.write)).toBe("no error");
});
