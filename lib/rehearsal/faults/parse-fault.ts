import { ExpectedError } from "../../config/problems/expected-error";
import { answerFaults, type AnswerFault, type Fault } from "./fault";

/** How a fault is written on a command line. */
export const faultSyntax = "operation[:code[:times]][,setting=value…]";

/** What the help of a command says of faults. */
export const faultHelp = `
Faults (${faultSyntax}):
  operation  CreateAccountAssignment; organizations:ListTagsForResource where two services have it;
             sso-admin:* for one service, * for all
  code       the error to answer with; times: for how many calls
  settings   times=3  after=10  every=50 (starts over)  chance=5%  delay=200ms  status=503  message=…
             answer=reset (not done), lost (done, no answer), cut (in its middle), truncated, garbage
             reason=… (the request ends FAILED; last, like message)

  --fault sso-admin:*:ConflictException:5,every=50       bursts of conflicts
  --fault CreateAccountAssignment,answer=lost,chance=10%  done, but nobody hears of it
  --fault '*,delay=2s'                                   slow
  --fault 'CreateAccountAssignment,times=1,reason=Received a 500 status error'
`;

/** What the settings of a fault may be. */
const faultSettings = "after, every, times, chance, delay, answer, status, message or reason";

type Setting = (value: string) => Partial<Fault> | undefined;

const count =
  (name: "after" | "every" | "times" | "status", least = 0): Setting =>
  (value) =>
    /^\d{1,9}$/.test(value) && Number(value) >= least ? { [name]: Number(value) } : undefined;

const settings: Readonly<Record<string, { readonly allowed: string; readonly read: Setting }>> = {
  after: { allowed: "a whole number of calls", read: count("after") },
  every: { allowed: "a whole number of calls, 1 or more", read: count("every", 1) },
  times: { allowed: "a whole number of calls, 1 or more", read: count("times", 1) },
  status: { allowed: "an HTTP status, such as 503", read: count("status", 400) },
  chance: { allowed: "0 to 1, such as 0.1, or 0% to 100%", read: chance },
  delay: { allowed: "milliseconds or seconds, such as 200ms or 1.5s", read: delay },
  answer: { allowed: answerFaults.join(", "), read: answer },
  message: { allowed: "a text", read: (message) => (message ? { message } : undefined) },
  reason: {
    allowed: "the text that a request fails with",
    read: (failureReason) => (failureReason ? { failureReason } : undefined),
  },
};

/**
 * Reads a fault as a command line has it: `CreateAccountAssignment:ConflictException:5,every=50`,
 * `sso-admin:*,delay=2s`, `*,answer=cut,chance=5%`, `CreateAccountAssignment,reason=Received a 500 status error`. A
 * message or a reason is the last setting, since it may hold commas. Whether the operation exists is checked where the
 * rehearsal starts.
 *
 * @throws {ExpectedError}
 */
export function parseFault(text: string): Fault {
  const [head = "", ...rest] = splitSettings(text);
  const match = /^((?:[a-z][a-z-]*:)?(?:\*|[A-Z]\w*))(?::([A-Za-z]\w*)(?::([1-9]\d{0,8}))?)?$/.exec(head);
  if (!match)
    throw new ExpectedError(
      `${JSON.stringify(text)} is no fault. Allowed: ${faultSyntax}, such as CreateAccountAssignment:ThrottlingException:3 or sso-admin:*,delay=2s.`,
    );
  const [, operation = "", code, times] = match;
  return {
    operation,
    ...(code !== undefined && { code }),
    ...(times !== undefined && { times: Number(times) }),
    ...Object.assign({}, ...rest.map((setting) => parseSetting(text, setting))),
  };
}

function splitSettings(text: string): string[] {
  const free = /,(?:message|reason)=.*$/s.exec(text);
  return free ? [...text.slice(0, free.index).split(","), text.slice(free.index + 1)] : text.split(",");
}

function parseSetting(fault: string, text: string): Partial<Fault> {
  const [name = "", value = ""] = text.split(/=(.*)/s);
  const setting = Object.hasOwn(settings, name) ? settings[name] : undefined;
  if (!setting)
    throw new ExpectedError(
      `The fault ${JSON.stringify(fault)} has ${JSON.stringify(name)}, which is no setting of a fault. Allowed: ${faultSettings}.`,
    );
  const read = setting.read(value);
  if (!read)
    throw new ExpectedError(
      `The fault ${JSON.stringify(fault)} has ${name}=${value}, which cannot be used. Allowed: ${setting.allowed}.`,
    );
  return read;
}

function chance(value: string): Partial<Fault> | undefined {
  const match = /^(\d{1,3}(?:\.\d{1,6})?|\.\d{1,6})(%?)$/.exec(value);
  const share = match ? Number(match[1]) / (match[2] ? 100 : 1) : Infinity;
  return share <= 1 ? { chance: share } : undefined;
}

function delay(value: string): Partial<Fault> | undefined {
  const match = /^(\d{1,7}(?:\.\d{1,3})?)(ms|s)$/.exec(value);
  return match ? { delayMs: Number(match[1]) * (match[2] === "s" ? 1000 : 1) } : undefined;
}

function answer(value: string): Partial<Fault> | undefined {
  return answerFaults.some((one) => one === value) ? { answer: value as AnswerFault } : undefined;
}
