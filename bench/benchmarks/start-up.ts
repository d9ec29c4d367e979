import { createProgram } from "../../lib/cli/program";
import { side, type Benchmark } from "../harness/benchmark";
import { root } from "../harness/places";
import { runCommand, runNode } from "../harness/run-node";

/** The longest that somebody waits for help: what comes within this is there at once. */
const atMost = 150;

/** How long the short commands take, beside Node.js itself. */
export const startUp: Benchmark = {
  name: "start-up",
  about: "`--help` of every command and `validate` of the sample, beside a Node.js that does nothing",
  async measure({ effort, rounds = { quick: 3, usual: 11, full: 21 }[effort], say }) {
    say(`the start of every command, ${rounds} times`);
    const commands = createProgram().commands.map((command) => command.name());
    const target = { atMost, of: "value" } as const;
    const lines = [
      ...commands.map((name) => ({ args: [name, "--help"], target })),
      { args: ["validate", "access.config.ts"] },
    ];
    const milliseconds = (run: () => { readonly wall: number }) =>
      Array.from({ length: rounds }, () => run().wall * 1000);
    const nothing = side(
      "node -e 0",
      milliseconds(() => runNode(["-e", "0"], { cwd: root })),
    );
    return lines.map(({ args, ...rest }) => {
      const name = args.join(" ");
      const runs = milliseconds(() => runCommand(args, { cwd: root }));
      return {
        what: name,
        unit: "ms",
        ours: side("identity-center", runs),
        beside: nothing,
        ...rest,
      } as const;
    });
  },
};
