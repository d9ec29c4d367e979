export { unusedInPolicy } from "./authorization/unused";
export { callRehearsal, pages, RehearsalCallError } from "./client";
export type { Fault } from "./faults/fault";
export type { Seed } from "./seed";
export { startRehearsal, type Rehearsal, type RehearsalOptions } from "./server";
