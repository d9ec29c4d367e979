import { checkPart } from "../../lib/access/check-part";
import { brief } from "../helpers/problems";

const token = "${TfToken[TOKEN.7]}";
const other = "${TfToken[TOKEN.8]}";
const ofSet = (set: object) => brief(checkPart({ permissionSets: { set } }, 2).problems);

test("a part is checked by the rules of the whole, and its places are its own", () => {
  expect(
    ofSet({ name: "Set", sessionDuration: "13h", tags: { "aws:a": "b" }, managedPolicy: "X" }).sort(),
  ).toEqual([
    "invalid-session-duration sessionDuration",
    'reserved-tag-key tags["aws:a"]',
    "unknown-key managedPolicy",
  ]);
  expect(brief(checkPart({ users: { user: "a b" } }, 1).problems)).toEqual(["invalid-user-name user"]);
  expect(brief(checkPart({ accounts: { accountId: 4 } }, 1).problems)).toEqual([
    "unquoted-account-id accountId",
  ]);
});

test("what nothing uses is no problem of a part", () => {
  expect(brief(checkPart({ users: { user: "alice" }, accounts: { a: "111111111111" } }, 1).problems)).toEqual(
    [],
  );
});

test("a token may stand for every text", () => {
  const set = {
    name: token,
    description: token,
    sessionDuration: token,
    relayState: token,
    tags: { a: token, b: "c" },
    managedPolicies: [token, other, `arn:${token}:iam::aws:policy/X`],
    customerManagedPolicies: [{ name: token, path: token }, { name: other }],
    inlinePolicy: token,
    permissionsBoundary: { customerManagedPolicy: { name: token, path: token } },
  };
  expect(ofSet(set)).toEqual([]);
  expect(ofSet({ ...set, permissionsBoundary: { managedPolicy: token } })).toEqual([]);
  for (const user of [token, { email: token }, { id: token }, { externalId: { issuer: token, id: token } }])
    expect(brief(checkPart({ users: { user } }, 1).problems)).toEqual([]);
});

test("a token hides nothing of what stands beside it", () => {
  const many = Array.from({ length: 21 }, (_, index) => `\${TfToken[TOKEN.${index}]}`);
  expect(ofSet({ name: token, managedPolicies: many })).toEqual(
    ["too-many-policies "].map((code) => code.trim()),
  );
  expect(ofSet({ name: token, description: "“x”" })).toEqual(["invalid-description description"]);
  expect(ofSet({ customerManagedPolicies: [{ name: "a,b", path: token }] })).toEqual([
    "policy-comma customerManagedPolicies[0].name",
  ]);
});

test("what is no plain map is refused as ever, also where it holds itself", () => {
  const set: Record<string, unknown> = { name: "Set" };
  set.tags = set;
  expect(ofSet(set).length).toBeGreaterThan(0);
  expect(ofSet({ tags: new Map() })).toContain("wrong-type tags");
});

test("an inline policy keeps its tokens", () => {
  const inlinePolicy = `{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"${token}/*"}]}`;
  for (const policy of [token, inlinePolicy]) {
    const { config } = checkPart({ permissionSets: { set: { inlinePolicy: policy } } }, 2);
    expect(config.permissionSets.get("set")?.inlinePolicy).toBe(policy);
  }
});
