/**
 * What becomes of an answer on its way:
 * - `reset`: the connection ends before anything is done
 * - `lost`: it is done, and the connection ends before any answer
 * - `cut`: it is done, and the connection ends in the middle of the answer
 * - `truncated`: half of the answer, as if it were whole
 * - `garbage`: a page of a proxy instead, with status 200
 */
export const answerFaults = ["reset", "lost", "cut", "truncated", "garbage"] as const;

export type AnswerFault = (typeof answerFaults)[number];

/** Something that goes wrong on purpose. Several that hit one call add up; of their errors the first is answered. */
export interface Fault {
  /**
   * The operation, such as `CreateAccountAssignment`; with its service where two have it:
   * `organizations:ListTagsForResource`. Every one of a service: `sso-admin:*`. Every one: `*`. A star leaves out what
   * AWS would not answer so: a ConflictException of an operation that only reads.
   */
  operation: string;
  /** The error to answer with. @default InternalServerException, if nothing else is to go wrong */
  code?: string;
  /** The HTTP status. @default 500 for InternalServerException, else 400 */
  status?: number;
  message?: string;
  /** How many calls it hits; with `every`, how many in a row. @default every one */
  times?: number;
  /** How many calls pass before the first that it hits. @default 0 */
  after?: number;
  /** After so many calls it starts over: `times: 5, every: 50` is a burst of five in each fifty calls. @default never */
  every?: number;
  /** Of the calls that it would hit, the share that it does: 0 to 1, drawn from `faultSeed`. @default 1 */
  chance?: number;
  /** The asynchronous request that the call starts ends FAILED with this reason. */
  failureReason?: string;
  /** Milliseconds that the answer is held back; other calls are answered meanwhile. @default 0 */
  delayMs?: number;
  /** What becomes of the answer on its way. @default it arrives */
  answer?: AnswerFault;
}
