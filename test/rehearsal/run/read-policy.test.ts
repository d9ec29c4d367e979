import fs from "node:fs";
import path from "node:path";
import { readPolicy } from "../../../lib/rehearsal/run/read-policy";
import { tempFolder } from "../../helpers/temp-folder";

const shipped = path.join(__dirname, "../../../examples/iam");

function fileWith(text: string): string {
  const file = path.join(tempFolder(), "policy.json");
  fs.writeFileSync(file, text);
  return file;
}

test.each(fs.readdirSync(shipped).filter((name) => name.endsWith(".json")))("reads %s", (name) => {
  expect(readPolicy(path.join(shipped, name))).toMatchObject({ Version: "2012-10-17" });
});

test.each([
  ["that is not there", () => "nowhere.json", /^The policy "nowhere.json" cannot be read: ENOENT/],
  ["that is no JSON", () => fileWith("{"), /cannot be read: Expected property name/],
  [
    "that is no policy",
    () => fileWith("[]"),
    /cannot be used:\n {2}it is \[\]; allowed: a map with a Statement/,
  ],
  [
    "with a trust policy",
    () => path.join(shipped, "trust/github-plan-role.json"),
    /cannot be used:\n {2}Statement\[0\]\.Principal: .*\n.*\n? {2}Statement\[0\]\.Condition: the rehearsal evaluates no conditions/,
  ],
])("refuses a file %s, with a sentence", (_, file, message) => {
  expect(() => readPolicy(file())).toThrow(message);
});
