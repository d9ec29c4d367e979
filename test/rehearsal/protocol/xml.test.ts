import { xmlOf } from "../../../lib/rehearsal/protocol/xml";

test("lists have member elements, nothing is left out but undefined, and texts are escaped", () => {
  expect(xmlOf({ A: [{ B: "<&>" }, "it's"], C: undefined, D: false, E: { F: 1 } })).toBe(
    "<A><member><B>&lt;&amp;&gt;</B></member><member>it&apos;s</member></A><D>false</D><E><F>1</F></E>",
  );
});
