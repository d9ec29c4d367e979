import { Command } from "commander";
import pkg from "../../package.json";
import { adoptCommand } from "./adopt";
import { applyCommand } from "./apply";
import { auditCommand } from "./audit";
import { matrixCommand } from "./matrix";
import { planCommand } from "./plan";
import { rehearseCommand } from "./rehearse";
import { reviewCommand } from "./review";
import { snapshotCommand } from "./snapshot";
import { validateCommand } from "./validate";

/** The command line. A command's own code is loaded when it runs, so that `--help` is there at once. */
export function createProgram(): Command {
  return new Command("identity-center")
    .description("Who may use which AWS account: check an access config, rehearse it, deploy it with cdktf.")
    .version(pkg.version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand("help [command]", "print help of a command")
    .showHelpAfterError("(--help lists what there is)")
    .addCommand(validateCommand())
    .addCommand(matrixCommand())
    .addCommand(snapshotCommand())
    .addCommand(planCommand())
    .addCommand(reviewCommand())
    .addCommand(applyCommand())
    .addCommand(auditCommand())
    .addCommand(adoptCommand())
    .addCommand(rehearseCommand());
}
