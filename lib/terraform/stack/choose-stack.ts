import { ExpectedError } from "../../config/problems/expected-error";
import { show } from "../../config/problems/show";
import type { SynthesizedStack } from "../synthesize";

/** The stack that commands work on where `--stack` names none. */
const defaultStack = "access";

/**
 * The stack that is meant: the named one, else `access`, else the only one.
 * @throws {ExpectedError} that lists the stacks there are
 */
export function chooseStack(
  stacks: readonly SynthesizedStack[],
  wanted: string | undefined,
): SynthesizedStack {
  const chosen =
    stacks.find(({ name }) => name === (wanted ?? defaultStack)) ??
    (wanted === undefined && stacks.length === 1 ? stacks[0] : undefined);
  if (chosen) return chosen;
  const names = stacks.map(({ name }) => name).join(", ") || "none";
  throw new ExpectedError(
    wanted === undefined
      ? `The app has several stacks (${names}) and none is called ${defaultStack}: choose one with --stack.`
      : `The app has no stack ${show(wanted)}; it has: ${names}.`,
  );
}
