import { ExpectedError } from "../../config/problems/expected-error";
import { services } from "../protocol/services";
import { didYouMean, show } from "../../config/problems/show";
import type { Fault } from "./fault";

/** Refuses a fault that could never hit, since its operation does not exist. @throws {ExpectedError} */
export function checkFaults(faults: readonly Fault[]): void {
  const known = new Set([
    "*",
    ...services.flatMap(({ name, operations }) => [
      `${name}:*`,
      ...Object.keys(operations).flatMap((operation) => [operation, `${name}:${operation}`]),
    ]),
  ]);
  const unknown = faults.find(({ operation }) => !known.has(operation))?.operation;
  if (unknown === undefined) return;
  throw new ExpectedError(
    `A fault names ${show(unknown)}, which is no operation of the rehearsal.${didYouMean(unknown, [...known])} ` +
      `Allowed: an operation by AWS's name, such as CreateAccountAssignment; with its service in front, such as ` +
      `organizations:ListTagsForResource; ${services.map(({ name }) => `${name}:*`).join(", ")}; or * for all.`,
  );
}
