import { parseFault } from "../../../lib/rehearsal/faults/parse-fault";

test.each([
  ["ListUsers", { operation: "ListUsers" }],
  ["*", { operation: "*" }],
  ["sso-admin:*:ConflictException", { operation: "sso-admin:*", code: "ConflictException" }],
  [
    "CreateAccountAssignment:ThrottlingException:3",
    { operation: "CreateAccountAssignment", code: "ThrottlingException", times: 3 },
  ],
  [
    "organizations:ListTagsForResource:TooManyRequestsException:2,after=1,every=10",
    {
      operation: "organizations:ListTagsForResource",
      code: "TooManyRequestsException",
      times: 2,
      after: 1,
      every: 10,
    },
  ],
  ["*,delay=1.5s", { operation: "*", delayMs: 1500 }],
  ["*,delay=20ms,chance=5%", { operation: "*", delayMs: 20, chance: 0.05 }],
  [
    "ListUsers,answer=cut,chance=.25,times=9",
    { operation: "ListUsers", answer: "cut", chance: 0.25, times: 9 },
  ],
  [
    "ListUsers:Unavailable,status=503,message=No, not now",
    { operation: "ListUsers", code: "Unavailable", status: 503, message: "No, not now" },
  ],
  [
    "CreateAccountAssignment,times=1,reason=Received a 500 status error, times=2",
    { operation: "CreateAccountAssignment", times: 1, failureReason: "Received a 500 status error, times=2" },
  ],
])("%s", (text, fault) => {
  expect(parseFault(text)).toEqual(fault);
});

test.each([
  ["", "Allowed: operation[:code[:times]][,setting=value…]"],
  ["listUsers", '"listUsers" is no fault'],
  ["ListUsers:Code:0", "is no fault"],
  ["ListUsers:Code:3:4", "is no fault"],
  ["ListUsers,often=3", '"often", which is no setting of a fault. Allowed: after, every,'],
  ["ListUsers,toString=3", '"toString", which is no setting'],
  ["ListUsers,", '"", which is no setting'],
  ["ListUsers,chance=2", "chance=2, which cannot be used. Allowed: 0 to 1, such as 0.1, or 0% to 100%."],
  ["ListUsers,chance=101%", "cannot be used"],
  ["ListUsers,delay=200", "Allowed: milliseconds or seconds, such as 200ms or 1.5s."],
  ["ListUsers,answer=slow", "Allowed: reset, lost, cut, truncated, garbage."],
  ["ListUsers,times=0", "Allowed: a whole number of calls, 1 or more."],
  ["ListUsers,status=200", "Allowed: an HTTP status, such as 503."],
  ["ListUsers,reason=", "Allowed: the text that a request fails with."],
])("%j is refused with a sentence", (text, sentence) => {
  expect(() => parseFault(text)).toThrow(sentence);
});
