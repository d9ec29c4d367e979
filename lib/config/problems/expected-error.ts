/**
 * A failure that a person can mend: its message is the whole of what they need. Programs print the message and no
 * stack, which stands for faults of ours.
 */
export class ExpectedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ExpectedError";
    this.stack = message;
  }
}
