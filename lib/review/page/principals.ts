import type { CheckedConfig } from "../../config/checked-config";
import type { PagePrincipal } from "./page-data";
import { shown } from "./shown";

/** A principal as a page tells of it. */
export function toPagePrincipal(
  { type, name }: Pick<PagePrincipal, "type" | "name">,
  config: Pick<CheckedConfig, "users" | "groups">,
): PagePrincipal {
  const detail = type === "USER" ? userDetail(config.users.get(name)) : groupDetail(config.groups.get(name));
  return { type, name: shown(name), ...(detail !== undefined && { detail: shown(detail) }) };
}

type Lookup<K extends "users" | "groups"> = CheckedConfig[K] extends ReadonlyMap<string, infer T> ? T : never;

function userDetail(user: Lookup<"users"> | undefined): string | undefined {
  switch (user?.by) {
    case "userName":
      return `UserName ${user.value}`;
    case "email":
      return `email ${user.value}`;
    case "externalId":
      return `external id ${user.id} of ${user.issuer}`;
    case "id":
      return `UserId ${user.id}`;
    case "create":
      return `${user.displayName}, UserName ${user.userName}, created here`;
    case undefined:
      return undefined;
  }
}

function groupDetail(group: Lookup<"groups"> | undefined): string | undefined {
  switch (group?.by) {
    case "displayName":
      return `DisplayName ${group.value}`;
    case "id":
      return `GroupId ${group.id}`;
    case "create":
      return `DisplayName ${group.displayName}, created here`;
    case undefined:
      return undefined;
  }
}
