import fc from "fast-check";
import { keysFor } from "../../../lib/live/adopt/keys";
import { renderTypeScript } from "../../../lib/live/adopt/render/typescript";
import { renderYaml } from "../../../lib/live/adopt/render/yaml";
import { readTypeScript } from "../../../lib/config/read/read-typescript";
import { readYaml } from "../../../lib/config/read/read-yaml";
import { principalKey, type InstanceState } from "../../../lib/live/instance";
import type { Snapshot } from "../../../lib/organization/snapshot";
import { tempFolder } from "../../helpers/temp-folder";
import { adopted, stateOf } from "./support";

const hostile = [
  '"; process.exit(7); "',
  "'); throw 1; ('",
  "`${process.exit(7)}`",
  "a: b # c",
  "- x",
  "*all",
  "&anchor",
  "!!js/function x",
  "{{ value }}",
  "line\nbreak: true\n---\nassignments: {}",
  "\u2028\u2029",
  "</script><script>",
  "${aws:username} %{if}",
  "null",
  "true",
  "0123",
  "123456789012",
  "2026-11-22",
  "~",
  "<<",
  "__proto__",
  "constructor",
  "\u202Egnp.exe",
  "Zürich 東京 👩‍👩‍👧",
  " leading and trailing ",
  "*",
  "",
];
const text = fc.oneof(fc.constantFrom(...hostile), fc.string(), fc.string({ unit: "binary" }));
const accountIds = hostile.map((_, index) => String(200_000_000_000 + index));

const snapshot: Snapshot = {
  version: 1,
  takenAt: "2026-11-22T08:00:00Z",
  organizationId: "o-a1b2c3d4e5",
  managementAccountId: "111111111111",
  root: {
    id: "r-ab12",
    name: "Root",
    accounts: accountIds.map((id, index) => ({ id, name: hostile[index] || "x", state: "ACTIVE" as const })),
    organizationalUnits: [],
  },
};

/** Every hostile name as the name of a group with the same permission set in one account. */
function hostileState(): InstanceState {
  const state = stateOf(accountIds.map((id, index) => [`group ${index}`, "Reader", id] as const));
  const principals = [...state.principals.values()].map((one, index) => ({ ...one, name: hostile[index]! }));
  return {
    ...state,
    principals: new Map(principals.map((one) => [principalKey(one.type, one.id), one])) as never,
  };
}

describe("names that somebody else chose", () => {
  it.each(["yaml", "ts"] as const)("cannot break out of a text in %s", async (format) => {
    const { into, adoption } = await adopted({ state: hostileState(), snapshot }, { format });
    expect(into.access.accountAssignments).toHaveLength(hostile.length);
    expect(adoption.rows).toHaveLength(hostile.length);
  });

  it("are read back as they were, by YAML and by TypeScript", async () => {
    const file = `${tempFolder()}/part.ts`;
    const { writeFileSync } = await import("node:fs");
    for (const value of hostile) {
      const document = {
        groups: Object.fromEntries([
          [value || "x", value],
          ["list", [value, { [`${value} `]: value }]],
        ]),
      };
      const read = readYaml(renderYaml(document as never, []), "a.yaml", false);
      expect("document" in read && JSON.stringify(read.document)).toBe(JSON.stringify(document));
      writeFileSync(file, renderTypeScript(document as never, [], true));
      expect(JSON.stringify(((await readTypeScript(file)) as { document: unknown }).document)).toBe(
        JSON.stringify(document),
      );
    }
  });

  it("are read back by YAML whatever they are", () => {
    fc.assert(
      fc.property(fc.dictionary(text, text), (groups) => {
        // A lone half of a pair is no text in UTF-8, and a control character none in YAML without an escape.
        fc.pre(![...Object.entries(groups)].flat().some((one) => /\p{Cs}/u.test(one)));
        const read = readYaml(renderYaml({ groups } as never, []), "a.yaml", false);
        expect("document" in read && JSON.stringify(read.document)).toBe(JSON.stringify({ groups }));
      }),
    );
  });

  it("become keys that are different and that a config takes", () => {
    fc.assert(
      fc.property(fc.array(text), (names) => {
        const items = names.map((name, index) => ({ id: `id-${index}`, name }));
        const keys = [...keysFor(items, ["taken"]).values()];
        expect(new Set([...keys, "taken"]).size).toBe(names.length + 1);
        for (const key of keys) {
          expect(key.trim()).toBe(key);
          expect(key).not.toMatch(/^$|^\d+$|^\*$|^__proto__$|\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}/u);
          expect(key.length).toBeLessThanOrEqual(128);
        }
      }),
    );
  });
});
