import { IdentityCenter } from "../identity-center";

/** The instance of an access config: a stack has one, under a name that never changes. */
export class ConfiguredIdentityCenter extends IdentityCenter {
  protected override lookupName(): string {
    return "identity-center";
  }
}
