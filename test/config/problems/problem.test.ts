import { AccessConfigError, formatPath } from "../../../lib/config/problems/problem";

test.each([
  [[], ""],
  [["users"], "users"],
  [["assignments", "platform-admins", "groups", 0], "assignments.platform-admins.groups[0]"],
  [["users", "a.b"], 'users["a.b"]'],
  [["users", "7"], 'users["7"]'],
  [["users", ""], 'users[""]'],
  [["a b", "c"], '["a b"].c'],
  [["users", 'a"b'], 'users["a\\"b"]'],
  [["users", "a\u202eb"], 'users["a\\u202eb"]'],
])("%j reads %s", (path, text) => {
  expect(formatPath(path)).toBe(text);
});

test("the error of a config is its message, without a stack", () => {
  const error = new AccessConfigError("1 error", []);
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe("AccessConfigError");
  expect(error.stack).toBe("1 error");
});
