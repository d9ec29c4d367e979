import { App } from "cdktf";
import { AccessStack, exitWithSentence, loadAccess } from "./lib";

async function main(): Promise<void> {
  const config = await loadAccess();
  const app = new App();
  new AccessStack(app, "access", { config });
  app.synth();
}

main().catch(exitWithSentence);
