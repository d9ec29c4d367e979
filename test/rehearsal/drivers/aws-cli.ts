import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { DrivenError, surroundings, type Driver, type Json } from "./driver";

/** The AWS CLI: a process for each call. It reads all pages of a list without being asked. */
export function cliDriver(endpoint: string): Driver {
  return {
    async call({ service, operation, input = {}, accessKeyId = "rehearsal" }) {
      const command = operation.replace(/(?<=[a-z])(?=[A-Z])/g, "-").toLowerCase();
      const args = [service, command, "--endpoint-url", endpoint, "--output", "json"];
      const json = Object.keys(input).length > 0 ? ["--cli-input-json", JSON.stringify(input)] : [];
      try {
        const { stdout } = await promisify(execFile)("aws", [...args, ...json], {
          env: surroundings(accessKeyId),
        });
        return (stdout.trim() === "" ? {} : JSON.parse(stdout)) as Json;
      } catch (error) {
        const { stderr = "" } = error as { stderr?: string };
        const [, code, message] = /\((\w+)\) when calling the \w+ operation: (.*)/.exec(stderr) ?? [];
        if (code === undefined || message === undefined) throw error;
        throw new DrivenError(code, message);
      }
    },
    close: () => {},
  };
}
