import { isControlTowerName } from "../../config/limits";
import type { Guardrail } from "./guardrail";

/** Names that AWS Control Tower owns are looked up, never made; it uses them in the management account, too. */
export const controlTowerNames: Guardrail = ({ config }, report) => {
  for (const [key, { name, existing }] of config.permissionSets) {
    const owned = isControlTowerName(name);
    const path = ["permissionSets", key];
    if (owned && !existing) report("control-tower-name", path, { name }, "key");
    if (owned && existing && config.administeredFrom === "delegated-administrator") {
      report("used-in-management-account", path, { permissionSet: key }, "key");
    }
  }
};
