import { execFileSync, spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { DrivenError, surroundings, type Driver, type Json } from "./driver";

/** Whether python3 has boto3. */
export function hasBoto3(): boolean {
  try {
    execFileSync("python3", ["-c", "import boto3"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** boto3, in one python3 process for all calls. */
export function boto3Driver(endpoint: string): Driver {
  const python = spawn("python3", [path.join(__dirname, "driver.py"), endpoint], {
    env: surroundings("rehearsal"),
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface(python.stdout)[Symbol.asyncIterator]();
  return {
    async call(call) {
      python.stdin.write(`${JSON.stringify(call)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error("python3 ended before it answered");
      const { output, error, failure } = JSON.parse(value) as Json;
      if (failure !== undefined) throw new Error(`boto3: ${failure}`);
      if (error !== undefined) throw new DrivenError(error.Code, error.Message);
      return output as Json;
    },
    close: () => void python.stdin.end(),
  };
}
