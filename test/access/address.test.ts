import { address } from "../../lib/access/address";

const keys = [
  "a", "A", "a.b", "a-b", "a_b", "a b", "a/b", "a:b", "-a", "a-", "ä", "a\u0308", "日本", "ключ", "😀", "7", "*", "${a}", "",
  "x".repeat(200), `${"x".repeat(200)}y`, "alice@example.com", "alice-example.com", "Ops (EU)", "Ops [EU]", "constructor",
]; // prettier-ignore

test.each(keys)("of %j has only characters that Terraform allows, and begins with a letter", (key) => {
  for (const name of [address("user", key), address("group", key, key, "111111111111")]) {
    expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_-]*$/);
    expect(name.length).toBeLessThan(200);
  }
});

test("is readable and ends with a hash", () => {
  expect(address("user", "alice", "ReadOnly", "111111111111")).toMatch(
    /^user_alice_ReadOnly_111111111111_[0-9a-f]{12}$/,
  );
  expect(address("set", "Ärzte & Co.")).toMatch(/^set_A-rzte-Co_[0-9a-f]{12}$/);
  expect(address("set", "日本")).toMatch(/^set_[0-9a-f]{12}$/);
});

test("is distinct for distinct keys, also where only punctuation differs", () => {
  const names = keys.map((key) => address("user", key));
  expect(new Set(names).size).toBe(keys.length);
});

test("is distinct for parts that join to the same text", () => {
  const names = [
    address("user", "a_b", "c"),
    address("user", "a", "b_c"),
    address("user", "a", "b", "c"),
    address("user", "a_b_c"),
    address("user_a", "b_c"),
    address("user", "a", "", "b_c"),
    address("user", '["a"', "b_c"),
    address("user", 'a","b_c'),
  ];
  expect(new Set(names).size).toBe(names.length);
});

test("of long keys differs where only their ends differ", () => {
  const long = "x".repeat(120);
  expect(address("user", `${long}1`)).not.toBe(address("user", `${long}2`));
});

// An address is a promise: another one means that Terraform removes and creates what it stands for.
test("stays what it is", () => {
  expect(address("set", "ReadOnly")).toBe("set_ReadOnly_1cde1af9f6a4");
  expect(address("group", "platform", "ReadOnly", "111111111111")).toBe(
    "group_platform_ReadOnly_111111111111_6012c60bb753",
  );
});
