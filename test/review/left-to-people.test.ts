import { leftToPeople } from "../../lib/review/left-to-people";

const console =
  /Settings → Authentication → Multi-factor authentication → Configure, choose "Prompt users for MFA"/;

test("the Identity Center directory and Active Directory want MFA switched on in the console", () => {
  expect(leftToPeople({ identitySource: "identity-center" })).toEqual([expect.stringMatching(console)]);
  const [directory] = leftToPeople({ identitySource: "active-directory" });
  expect(directory).toMatch(console);
  expect(directory).toMatch(/not needed where AWS Directory Service asks for RADIUS MFA/);
});

test("an external identity provider asks for MFA itself", () => {
  const [external] = leftToPeople({ identitySource: "external" });
  expect(external).toMatch(/external identity provider's/);
  expect(external).not.toMatch(/Settings/);
});

test("without an identity source, each has its words", () => {
  const [unknown] = leftToPeople({});
  expect(unknown).toMatch(console);
  expect(unknown).toMatch(/RADIUS/);
  expect(unknown).toMatch(/external identity provider asks for MFA itself/);
});

test("what is acknowledged is not said again, and every note says how to acknowledge", () => {
  for (const identitySource of ["identity-center", "active-directory", "external", undefined] as const) {
    expect(leftToPeople({ identitySource })[0]).toContain("identityCenter: { mfa: acknowledged }");
    expect(leftToPeople({ identitySource, mfa: "acknowledged" })).toEqual([]);
  }
});
