import { operation } from "../../protocol/operation";
import { required, text } from "../../protocol/shapes";
import { missing } from "./shared/find";
import { shownCreation } from "./shared/shown";

/** How far the creation of an account has come. */
export const describeCreateAccountStatus = operation(
  { CreateAccountRequestId: required(text({ max: 36, pattern: /^car-[a-z0-9]{8,32}$/ })) },
  ({ world }, { CreateAccountRequestId }) => {
    const creation = world.organization.creations.get(CreateAccountRequestId);
    if (!creation) throw missing("CreateAccountStatus", "a create account request");
    return { CreateAccountStatus: shownCreation(creation) };
  },
);
