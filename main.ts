import { App } from "cdktf";
import { AccessStack, exitWithSentence, loadAccess } from "./lib";

async function main(): Promise<void> {
  const app = new App();
  new AccessStack(app, "access", { config: await loadAccess() });
  app.synth();
}

main().catch(exitWithSentence);
