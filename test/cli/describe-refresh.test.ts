import { describeRefresh } from "../../lib/cli/describe-refresh";

const differences = Array.from({ length: 22 }, (_, i) => ({
  address: `a.${i}`,
  why: "AWS does not have it",
}));

describe("what a verified plan says of itself", () => {
  it("is how much agrees", () => {
    expect(describeRefresh({ way: "nothing", resources: 5020, calls: 93 })).toBe(
      "Verified with 93 calls: all that the state holds (5,020 resources) agrees with what AWS has, so Terraform planned without a refresh.",
    );
    expect(describeRefresh({ way: "nothing", resources: 0, calls: 3 })).toContain("nothing to refresh");
  });

  it("is what differs, the first of many by address", () => {
    const verification = { resources: 50, differences, answers: new Map() };
    const lines = describeRefresh({ way: "what-differs", verification, calls: 1, answered: 28 }).split("\n");
    expect(lines[0]).toMatch(/^Verified with 1 call: of 50 resources in the state, 22 do not surely agree/);
    expect(lines[1]).toBe("  a.0: AWS does not have it");
    expect(lines).toHaveLength(22);
    expect(lines.at(-1)).toBe("  and 2 more");
  });

  it("is why it refreshed everything, in words that cannot act on a terminal", () => {
    const why = "AWS denies it\u001b[31m. Nothing was written.";
    expect(describeRefresh({ way: "everything", why })).toBe(
      "Not verified, planned with a full refresh: AWS denies it\\u001b[31m.",
    );
  });
});
