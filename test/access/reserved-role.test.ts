import {
  reservedRoleArnPattern,
  reservedRoleArnWithoutPath,
  reservedRoleSearch,
} from "../../lib/access/reserved-role";

/** Whether an ARN matches a pattern as IAM's `ArnLike` has it: `*` is any text, `?` is one character. */
function isLike(arn: string, pattern: string): boolean {
  const source = [...pattern]
    .map((one) => (one === "*" ? ".*" : one === "?" ? "." : one.replace(/[\\^$.|+()[\]{}]/, "\\$&")))
    .join("");
  return new RegExp(`^${source}$`).test(arn);
}

const role = (name: string, { region = "eu-west-1/", partition = "aws", account = "111111111111" } = {}) =>
  `arn:${partition}:iam::${account}:role/aws-reserved/sso.amazonaws.com/${region}AWSReservedSSO_${name}_0123456789abcdef`;

test("matches the permission set's own role, with a Region in its path and without", () => {
  const pattern = reservedRoleArnPattern({ permissionSet: "Dev" });
  expect(isLike(role("Dev"), pattern)).toBe(true);
  expect(isLike(role("Dev", { region: "" }), pattern)).toBe(true);
  expect(isLike(role("Dev", { account: "222222222222" }), pattern)).toBe(true);
});

test.each(["Dev_Admin", "Dev_", "Developer", "dev", "Prod", "MyDev", "Dev_0123456789abcdef"])(
  "of Dev does not match the role of %s",
  (other) => {
    expect(isLike(role(other), reservedRoleArnPattern({ permissionSet: "Dev" }))).toBe(false);
  },
);

test("does not match a role that a person could make", () => {
  const pattern = reservedRoleArnPattern({ permissionSet: "Dev" });
  expect(isLike("arn:aws:iam::111111111111:role/AWSReservedSSO_Dev_0123456789abcdef", pattern)).toBe(false);
});

test("keeps to an account and a partition", () => {
  const pattern = reservedRoleArnPattern({
    permissionSet: "Dev",
    accountId: "111111111111",
    partition: "aws-cn",
  });
  expect(pattern).toBe(
    "arn:aws-cn:iam::111111111111:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_Dev_????????????????",
  );
  expect(isLike(role("Dev", { partition: "aws-cn" }), pattern)).toBe(true);
  expect(isLike(role("Dev", { partition: "aws-cn", account: "222222222222" }), pattern)).toBe(false);
  expect(isLike(role("Dev"), pattern)).toBe(false);
});

test.each(["a.b", "a+b", "a=b,c@d-e", "x".repeat(32)])("of %s is for that name and no other", (name) => {
  expect(isLike(role(name), reservedRoleArnPattern({ permissionSet: name }))).toBe(true);
  expect(isLike(role(name.replace(/./, "Q")), reservedRoleArnPattern({ permissionSet: name }))).toBe(false);
});

describe("the search for a reserved role", () => {
  const found = (arn: string, permissionSet: string) => {
    const { nameRegex, pathPrefix } = reservedRoleSearch({ permissionSet });
    const [, path = "", name = ""] = /:role(\/.*\/)([^/]+)$/.exec(arn) ?? [];
    return path.startsWith(pathPrefix) && new RegExp(nameRegex).test(name);
  };

  test("finds it with a Region in its path and without, and no other", () => {
    expect(found(role("Dev"), "Dev")).toBe(true);
    expect(found(role("Dev", { region: "" }), "Dev")).toBe(true);
    for (const other of ["Dev_Admin", "Developer", "MyDev", "Dev_0123456789abcdef"])
      expect([other, found(role(other), "Dev")]).toEqual([other, false]);
    expect(found("arn:aws:iam::111111111111:role/x/AWSReservedSSO_Dev_0123456789abcdef", "Dev")).toBe(false);
  });

  test.each(["a.b", "a+b", "a=b,c@d-e"])("takes %s as it is written", (name) => {
    expect(found(role(name), name)).toBe(true);
    expect(found(role(name.replace(/[.+=]/, "x")), name)).toBe(false);
  });
});

test("the aws-auth ConfigMap gets the ARN without its path", () => {
  const plain = "arn:aws:iam::111111111111:role/AWSReservedSSO_Dev_0123456789abcdef";
  expect(reservedRoleArnWithoutPath(role("Dev"))).toBe(plain);
  expect(reservedRoleArnWithoutPath(role("Dev", { region: "" }))).toBe(plain);
  expect(reservedRoleArnWithoutPath(plain)).toBe(plain);
});

test.each([
  [{}, "permissionSet"],
  [{ permissionSet: "" }, "permissionSet"],
  [{ permissionSet: "Dev", accountId: 222222222222 }, "accountId"],
])("%j makes no pattern", (role, name) => {
  for (const make of [reservedRoleArnPattern, reservedRoleSearch])
    expect(() => make(role as never)).toThrow(new RegExp(`^The ${name} of a reserved role is `));
});
