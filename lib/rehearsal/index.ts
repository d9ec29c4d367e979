export { unusedInPolicy } from "./authorization/unused";
export { callRehearsal, pages, RehearsalCallError } from "./client";
export type { Fault } from "./faults";
export { seedSchema, type Seed } from "./seed";
export { startRehearsal, type Rehearsal, type RehearsalOptions } from "./server";
