import { conflict } from "../../protocol/errors";
import { operation } from "../../protocol/operation";
import { required } from "../../protocol/shapes";
import { newPermissionSet } from "../../world/permission-sets";
import { checkSessionDuration, findInstance } from "./shared/find";
import {
  description,
  instanceArn,
  permissionSetName,
  relayState,
  sessionDuration,
  tags,
} from "./shared/shapes";
import { shownPermissionSet } from "./shared/shown";

/** The name is taken case-sensitively. The text of the conflict: terraform-provider-aws #38544. */
export const createPermissionSet = operation(
  {
    InstanceArn: required(instanceArn),
    Name: required(permissionSetName),
    Description: description,
    SessionDuration: sessionDuration,
    RelayState: relayState,
    Tags: tags,
  },
  (call, { InstanceArn, Name, Description, SessionDuration, RelayState, Tags = [] }) => {
    const instance = findInstance(call, InstanceArn);
    checkSessionDuration(SessionDuration);
    if ([...instance.permissionSets.values()].some(({ name }) => name === Name))
      throw conflict(`PermissionSet with name ${Name} already exists.`);
    const permissionSet = newPermissionSet(instance, Name, call.now, call.world.next());
    permissionSet.description = Description;
    permissionSet.sessionDuration = SessionDuration ?? permissionSet.sessionDuration;
    permissionSet.relayState = RelayState;
    for (const { Key, Value } of Tags) permissionSet.tags.set(Key, Value);
    return { PermissionSet: shownPermissionSet(permissionSet) };
  },
);
