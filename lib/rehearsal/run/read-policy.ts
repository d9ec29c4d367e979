import fs from "node:fs";
import { ExpectedError } from "../../config/problems/expected-error";
import { escapeControl } from "../../config/problems/show";
import { checkedPolicy } from "../authorization/check-policies";

/** An identity policy from a JSON file. @throws {ExpectedError} where it cannot be read, or cannot be judged */
export function readPolicy(file: string): object {
  const name = `The policy ${JSON.stringify(file)}`;
  return checkedPolicy(parsed(file, name), name);
}

function parsed(file: string, name: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch (error) {
    const reason = (error as Error).message.split("\n")[0] ?? "";
    throw new ExpectedError(escapeControl(`${name} cannot be read: ${reason}`));
  }
}
