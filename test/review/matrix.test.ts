import {
  filterMatrix,
  formatMatrixCsv,
  formatMatrixJson,
  formatMatrixMarkdown,
  formatMatrixTable,
  type MatrixRow,
} from "../../lib/review/matrix";

const row = (changes: Partial<MatrixRow> = {}): MatrixRow => ({
  principalType: "GROUP",
  principal: "ops",
  permissionSet: "Read",
  accountId: "222222222222",
  accountName: "prod",
  entry: "look",
  ...changes,
});

test("a table has names first, aligned, and nothing that acts on the terminal", () => {
  expect(formatMatrixTable([row(), row({ principal: "\u001b[31mred", accountName: "a\u202eb" })])).toBe(
    [
      "TYPE   PRINCIPAL      PERMISSION SET  ACCOUNT   ACCOUNT ID    ENTRY",
      "GROUP  ops            Read            prod      222222222222  look",
      "GROUP  \\u001b[31mred  Read            a\\u202eb  222222222222  look",
    ].join("\n"),
  );
});

test("CSV has its columns in order, in snake_case, and quotes what needs it", () => {
  expect(formatMatrixCsv([row({ accountName: 'a "b", c', entry: "x;y" })])).toBe(
    'principal_type,principal,permission_set,account_id,account_name,entry\nGROUP,ops,Read,222222222222,"a ""b"", c",x;y',
  );
});

test.each(["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1"])(
  "a cell %j is no formula in a spreadsheet",
  (accountName) => {
    const cell = formatMatrixCsv([row({ accountName })]).split("222222222222,")[1]!;
    expect(cell).toMatch(/^"?'/);
  },
);

test("JSON has the same columns as keys", () => {
  expect(JSON.parse(formatMatrixJson([row()]))).toEqual([row()]);
  expect(formatMatrixJson([])).toBe("[]");
});

test("a filter lets pass what matches all of it", () => {
  const rows = [row(), row({ principal: "dev" }), row({ accountId: "333333333333", accountName: "test" })];
  expect(filterMatrix(rows, {})).toEqual(rows);
  expect(filterMatrix(rows, { principal: "ops", account: "test" })).toEqual([rows[2]]);
  expect(filterMatrix(rows, { account: "222222222222", permissionSet: "Read" })).toEqual([rows[0], rows[1]]);
});

test("Markdown is a table whose cells are text, whatever they hold", () => {
  const name = "<img src=x onerror=alert(1)> | [a](b) `c` @team *d* https://x.y www.x.y #1\n\u202e";
  const [heading, rule, line, ...rest] = formatMatrixMarkdown([row({ accountName: name })]).split("\n");
  expect(heading).toBe("| Type | Principal | Permission set | Account | Account id | Entry |");
  expect(rule).toBe("| --- | --- | --- | --- | --- | --- |");
  expect(line).toBe(
    "| GROUP | ops | Read | &#60;img src=x onerror=alert(1)&#62; &#124; &#91;a&#93;(b) &#96;c&#96; &#64;&#8203;team &#42;d&#42; https&#58;//x.y www&#46;x.y &#35;&#8203;1 &#92;u202e | 222222222222 | look |",
  );
  expect(rest).toEqual([]);
});
