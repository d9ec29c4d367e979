import { explainText } from "../../lib/config/problems/codes/wording";
import { textLimits, type TextField } from "../../lib/config/limits";

const uuid = "4f1b6f3e-2d5a-4c7b-9e8d-0a1b2c3d4e5f";
const arn = (resource: string) => `arn:aws:iam::aws:policy/${resource}`;
const policyArnOf = (length: number) => arn("x".repeat(length - arn("").length));
const permissionSetArn = "arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-1234567890abcdef";

/** What AWS takes and what it refuses, field by field. */
const values: { readonly [F in TextField]: { good: readonly string[]; bad: readonly string[] } } = {
  permissionSetName: {
    good: ["A", "x".repeat(32), "Read_Only+=,.@-9"],
    bad: [
      "",
      "x".repeat(33),
      "My Set",
      "Büro",
      "a/b",
      "a:b",
      "a*",
      "a${b}",
      "ReadOnly\n",
      " ReadOnly",
      "a\u200bb",
    ],
  },
  description: {
    good: ["x", "x".repeat(700), "tab\tline\r\n", "\u00a1 ¿ é ÿ", "~ ! $ { % \\"],
    bad: [
      "",
      "x".repeat(701),
      "–",
      "“x”",
      "😀",
      "日本",
      "\u00a0",
      "\u0080",
      "\u007f",
      "\u0000",
      "\u000b",
      "x\u0100",
    ],
  },
  relayState: {
    good: [
      "x",
      "x".repeat(240),
      "https://eu-west-1.console.aws.amazon.com/?a=b&c=d#e",
      "a$@#\\/%?=~-_'\"|!:,.;*+[] (){}",
    ],
    bad: ["", "x".repeat(241), "a<b", "a>b", "a^b", "a`b", "é", "https://example.com\n", "a\tb"],
  },
  managedPolicyArn: {
    good: [
      arn("ReadOnlyAccess"),
      arn("job-function/Billing"),
      arn("a/b/c/D"),
      "arn:aws-cn:iam::aws:policy/ReadOnlyAccess",
      "arn:aws-us-gov:iam::aws:policy/ReadOnlyAccess",
      "arn:aws-iso-b:iam::aws:policy/ReadOnlyAccess",
      policyArnOf(2048),
    ],
    bad: [
      "",
      policyArnOf(2049),
      "arn:aws:iam::111111111111:policy/ReadOnlyAccess",
      "arn:aws:iam::aws:role/ReadOnlyAccess",
      "arn:aws:iam:eu-west-1:aws:policy/ReadOnlyAccess",
      "arn:aws-abcdef:iam::aws:policy/ReadOnlyAccess",
      "arn:aws-a-b-c-d:iam::aws:policy/ReadOnlyAccess",
      arn(""),
      arn("/Billing"),
      arn("job-function/"),
      arn("Read Only"),
      arn("Read:Only"),
      `x${arn("ReadOnlyAccess")}`,
      `${arn("ReadOnlyAccess")}\n`,
      ` ${arn("ReadOnlyAccess")}`,
      `${arn("ReadOnlyAccess")} `,
    ],
  },
  policyName: {
    good: ["x", "x".repeat(128), "Team_Policy+=.@-9"],
    bad: ["", "x".repeat(129), "Team Policy", "a/b", "ä", "Team\n"],
  },
  policyPath: {
    good: ["/", "/teams/", "/a/b/c/", "/a,b+c@d=e_f-g.h/", `/${"x".repeat(510)}/`],
    bad: [
      "",
      `/${"x".repeat(511)}/`,
      "teams",
      "/teams",
      "teams/",
      "//",
      "/a//b/",
      "/a b/",
      "/teams/\n",
      "x/teams/",
      "/ä/",
    ],
  },
  tagKey: {
    good: ["x", "x".repeat(128), "Kosten stelle", "ключ", "a_.:/=+-@9", "\u00a0"],
    bad: ["", "x".repeat(129), "a;b", "a\nb", "a\n", "a\tb", "😀", "a*b", "a$b", "a{b"],
  },
  tagValue: {
    good: ["", "x", "x".repeat(256), "Team Süd", "a_.:/=+-@9"],
    bad: ["x".repeat(257), "a;b", "a\n", "😀", "${b}", "a,b"],
  },
  accountId: {
    good: ["111111111111", "000000000001"],
    bad: [
      "",
      "11111111111",
      "1111111111111",
      "x111111111111",
      "111111111111\n",
      " 111111111111",
      "11111111111a",
      "１１１１１１１１１１１１",
      "1111-1111-1111",
    ],
  },
  instanceArn: {
    good: [
      "arn:aws:sso:::instance/ssoins-1234567890abcdef",
      "arn:aws-us-gov:sso:::instance/ins-ABCdef-.90123456",
    ],
    bad: [
      "",
      "arn:aws:sso:::instance/ssoins-1234567890abcde",
      "arn:aws:sso:::instance/ssoins-1234567890abcdef0",
      "arn:aws:sso:::instance/d-1234567890",
      "arn:aws:sso:eu-west-1::instance/ssoins-1234567890abcdef",
      "arn:aws:organizations::111111111111:organization/o-1234567890",
      "xarn:aws:sso:::instance/ssoins-1234567890abcdef",
      "arn:aws:sso:::instance/ssoins-1234567890abcdef\n",
      permissionSetArn,
    ],
  },
  permissionSetArn: {
    good: [permissionSetArn],
    bad: [
      "",
      `${permissionSetArn}0`,
      permissionSetArn.slice(0, -1),
      `x${permissionSetArn}`,
      `${permissionSetArn}\n`,
    ],
  },
  identityStoreId: {
    good: ["d-1234567890", "d-abcdef0123", uuid],
    bad: [
      "",
      "d-123456789",
      "d-12345678901",
      "d-123456789g",
      "d-ABCDEF0123",
      "xd-1234567890",
      "d-1234567890\n",
      `${uuid}0`,
    ],
  },
  principalId: {
    good: [uuid, uuid.toUpperCase(), `906704dc1f-${uuid}`],
    bad: [
      "",
      "alice",
      `906704dc1-${uuid}`,
      `906704DC1F-${uuid}`,
      `906704dc1f-906704dc1f-${uuid}`,
      `x${uuid}`,
      `${uuid}\n`,
      `${uuid}0`,
      uuid.replaceAll("-", ""),
    ],
  },
  userName: {
    good: ["a", "x".repeat(128), "alice@example.com", "Ülker", "EXAMPLE\\alice", "a+b", "日本", "😀", "${a}"],
    bad: ["", "x".repeat(129), "alice doe", "alice\n", "a\tb", "a\u200bb", "a\u00a0b", "a\u0000b"],
  },
  groupDisplayName: {
    good: ["a", "x".repeat(1024), "Platform Engineers", "Team\u00a0Süd", "ops@example.com", "a\tb"],
    bad: ["", "x".repeat(1025), "a\u200bb", "a\u0000b", "a\u202eb", "a\u2028b"],
  },
  externalIdIssuer: {
    good: ["https://idp.example.com", "x".repeat(256)],
    bad: ["", "x".repeat(257), "a b", "a\n"],
  },
  externalIdId: {
    good: ["00u1a2b3c4", "x".repeat(256)],
    bad: ["", "x".repeat(257), "a b", "a\n"],
  },
  email: {
    good: ["a@b", "alice+aws@example.com", `${"x".repeat(1022)}@b`],
    bad: [
      "",
      "alice",
      "@example.com",
      "alice@",
      "a@b@c",
      "a b@c",
      "alice@example.com\n",
      `${"x".repeat(1023)}@b`,
      "a\u200b@b",
    ],
  },
  profileText: {
    good: ["x", "x".repeat(1024), "Erin Doe", "a\tb\r\n", "a\u3000b\u00a0c", "Straße 1, 日本 😀", "${a}"],
    bad: ["", "x".repeat(1025), "a\u200bb", "a\u0000b", "a\u2028b", "a\u2003b"],
  },
  accessControlAttributeKey: {
    good: ["x", "x".repeat(128), "CostCenter", "Kosten stelle", "a_.:/=+-@9", "\u00a0"],
    bad: ["", "x".repeat(129), "a;b", "a\nb", "a\n", "😀", "a*b", "a$b", "a{b"],
  },
  accessControlAttributeSource: {
    good: [
      "",
      "${path:enterprise.costCenter}",
      '${path:name["x"]}',
      "x".repeat(256),
      "a\\b",
      "Abteilung Süd",
    ],
    bad: ["x".repeat(257), "a;b", "a\n", "😀", "%{a}", "a'b", "a,b"],
  },
};

const fields = Object.keys(textLimits) as TextField[];

describe.each(fields)("%s", (field) => {
  test.each(values[field].good)("takes %j", (value) => {
    expect(explainText(field, value)).toBeUndefined();
  });

  test.each(values[field].bad)("refuses %j and says why", (value) => {
    expect(explainText(field, value)).toMatch(
      /^(is empty|has \d+ characters|holds the character ".+"|has the wrong form)$/,
    );
  });

  test("is matched from its beginning to its end", () => {
    const { source, flags } = textLimits[field].pattern;
    expect(source).toMatch(/^\^.*\$$/);
    expect(flags).not.toMatch(/[mgy]/);
  });

  test("has a source and says what is allowed", () => {
    expect(textLimits[field].source).toMatch(/API reference, \w+$/);
    expect(textLimits[field].allowed).not.toMatch(/\.$/);
  });
});

test("the odd character is named", () => {
  expect(explainText("permissionSetName", "My Set")).toBe('holds the character " "');
  expect(explainText("description", "Ours – and yours")).toBe('holds the character "–"');
  expect(explainText("permissionSetName", "a\u202eb")).toBe('holds the character "\\u202e"');
  expect(explainText("userName", "a\u200bb")).toBe('holds the character "\\u200b"');
});
