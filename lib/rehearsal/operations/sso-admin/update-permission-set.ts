import { operation } from "../../protocol/operation";
import { defaultSessionDuration } from "../../world/permission-sets";
import { checkSessionDuration, findPermissionSet } from "./shared/find";
import { description, permissionSetMembers, relayState, sessionDuration } from "./shared/shapes";

/** What is not sent is cleared: terraform-provider-aws #17411. */
export const updatePermissionSet = operation(
  {
    ...permissionSetMembers,
    Description: description,
    SessionDuration: sessionDuration,
    RelayState: relayState,
  },
  (call, input) => {
    const { permissionSet } = findPermissionSet(call, input);
    checkSessionDuration(input.SessionDuration);
    permissionSet.description = input.Description;
    permissionSet.sessionDuration = input.SessionDuration ?? defaultSessionDuration;
    permissionSet.relayState = input.RelayState;
    permissionSet.revision += 1;
    return {};
  },
);
