import type { Aws } from "../aws/aws";
import { GarbledAnswer } from "../aws/trouble";
import { awsErrorName } from "../errors/explain";
import { answerMembers, type Answer, type Question, type VerifiedService } from "./question";

/** A call whose operation is data. */
type Call = (
  service: VerifiedService,
  operation: string,
  input: object,
  read: (output: object) => object,
) => Promise<Record<string, unknown>>;

/**
 * Asks once, for one page. An answer without the member that all of its kind have was lost on the way, or is a service's
 * way to write an empty one: it is believed when it comes a second time.
 * @throws {ExpectedError} a sentence, with the AWS error as its cause
 */
export function askPage(aws: Aws, { service, operation, input }: Question): Promise<Record<string, unknown>> {
  const member = answerMembers[operation];
  let lacking = 0;
  return (aws.call as unknown as Call)(service, operation, input, (output) => {
    const lacks = member !== undefined && (output as Record<string, unknown>)[member] === undefined;
    if (lacks && (lacking += 1) < 2) throw new GarbledAnswer(`an answer without ${member}`);
    // The SDK's own, about the call.
    return Object.fromEntries(Object.entries(output).filter(([name]) => name !== "$metadata"));
  });
}

/** Asks, for all pages. @throws {ExpectedError} where it cannot be read whole */
export async function ask(aws: Aws, question: Question): Promise<Answer> {
  try {
    const { NextToken, ...answer } = await askPage(aws, question);
    let next = NextToken;
    while (typeof next === "string" && next !== "") {
      const page = await askPage(aws, { ...question, input: { ...question.input, NextToken: next } });
      const member = answerMembers[question.operation] ?? "";
      answer[member] = [...((answer[member] ?? []) as unknown[]), ...((page[member] ?? []) as unknown[])];
      if (page.NextToken === next) throw new GarbledAnswer("a page that was given before");
      next = page.NextToken;
    }
    return answer;
  } catch (error) {
    if (awsErrorName(error) === "ResourceNotFoundException") return undefined;
    throw error;
  }
}
