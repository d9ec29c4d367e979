import { IdentityCenter, type LookupAdvice } from "../identity-center";

/** The instance of an access config: a stack has one, under a name that never changes. */
export class ConfiguredIdentityCenter extends IdentityCenter {
  protected override lookupName(): string {
    return "identity-center";
  }

  protected override lookupAdvice(): LookupAdvice {
    return {
      none: "Set identityCenter.region to the home Region of the instance",
      several: "Name the right one in identityCenter.instance",
    };
  }
}
