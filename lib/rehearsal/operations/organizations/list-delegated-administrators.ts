import { operation } from "../../protocol/operation";
import { listed } from "./shared/find";
import { paging, servicePrincipal } from "./shared/shapes";

/** Nobody is a delegated administrator in a rehearsal. */
export const listDelegatedAdministrators = operation(
  { ServicePrincipal: servicePrincipal, ...paging },
  (call, input) => listed(call, "DelegatedAdministrators", [], input),
);
