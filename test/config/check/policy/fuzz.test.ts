import { administrationReasons } from "../../../../lib/config/check/policy/administration";
import { formatProblems } from "../../../../lib/config/problems/format-problems";
import { resolve } from "../../../helpers/problems";
import { mutate, random } from "../../../helpers/mutate";

const odd = [
  ...[
    "",
    "*",
    "allow",
    "Allow",
    "s3:*",
    "s3:",
    ":",
    "a:b:c",
    "arn:",
    "${",
    "\u0000",
    "\u202e",
    "x".repeat(3000),
  ],
  ...["2008-10-17", "*?".repeat(500), "iam:" + "*".repeat(500), "constructor:toString", "s3:__proto__"],
  ...[null, true, 0, -1, 1e21, NaN, undefined, 10n, [], [[]], {}, [null], new Date(0), new Map(), () => 1],
];
const oddKeys = [
  ...[
    "",
    "Action",
    "Actions",
    "NotAction",
    "effect",
    "Principal",
    "Statement",
    "Version",
    "Sid",
    "Condition",
  ],
  ...[
    "StringLike",
    "ForAnyValue:",
    "__proto__",
    "constructor",
    "toString",
    "toJSON",
    "length",
    "0",
    "x".repeat(300),
  ],
];

/** A policy with every element, anew each time. */
function richPolicy(): Record<string, unknown> {
  return {
    Version: "2012-10-17",
    Id: "Rich",
    Statement: [
      {
        Sid: "One",
        Effect: "Allow",
        Action: ["s3:GetObject", "iam:PutRolePolicy"],
        Resource: ["*", "arn:aws:s3:::bucket/${aws:username}"],
        Condition: {
          StringEquals: { "aws:PrincipalTag/team": ["a", "b"] },
          Bool: { "aws:SecureTransport": true },
        },
      },
      { Sid: "Two", Effect: "Deny", NotAction: "iam:*", NotResource: "arn:aws:iam::*:role/*" },
    ],
  };
}

test("four thousand mutated policies give sentences and reasons, and never throw", () => {
  const next = random(20_261_123);
  const found = new Set<string>();
  for (let round = 0; round < 4000; round++) {
    const policy = richPolicy();
    for (let count = 1 + Math.floor(next() * 4); count > 0; count--) mutate(policy, next, odd, oddKeys);
    const inlinePolicy = next() < 0.5 ? policy : toText(policy);
    const { problems, config } = resolve({ permissionSets: { Set: { inlinePolicy } }, assignments: {} });
    for (const { message, code } of problems) {
      found.add(code);
      if (message.length < 20 || message.length > 1500 || /undefined|\[object|\n/.test(message)) {
        throw new Error(`${code}: ${message}`);
      }
    }
    formatProblems(problems);
    for (const set of config.permissionSets.values()) {
      for (const reason of administrationReasons(set)) expect(reason).toMatch(/^statement .* allows \S/s);
    }
  }
  expect([...found].filter((code) => code.startsWith("inline-policy-")).length).toBeGreaterThan(12);
});

function toText(policy: unknown): string {
  try {
    return JSON.stringify(policy) ?? "";
  } catch {
    return "{";
  }
}
