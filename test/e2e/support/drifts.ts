import type { AccessConfig } from "../../../lib/config";
import { callRehearsal, pages, type Seed } from "../../../lib/rehearsal";
import type { TargetOperation } from "./drift-calls";
