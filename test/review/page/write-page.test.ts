import { createHash } from "node:crypto";
import fc from "fast-check";
import type { PageData } from "../../../lib/review/page/page-data";
import { toInlineJson, writePage } from "../../../lib/review/page/write-page";

const empty: PageData = {
  kind: "matrix",
  title: "Who may use which AWS account",
  only: [],
  warnings: [],
  units: [],
  accounts: [],
  principals: [],
  permissionSets: [],
  entries: [],
  grants: [],
};
const assets = { script: "console.log(1 < 2)", style: "p { color: red }" };

test("the policy of a page allows what the page holds, by its hash, and nothing else", () => {
  const page = writePage(empty, assets);
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? "";
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  expect(page).toContain(`<script>${assets.script}</script>`);
  expect(page).toContain(`<style>${assets.style}</style>`);
  expect(policy.split("; ")).toEqual([
    "default-src 'none'",
    `script-src ${hash(assets.script)}`,
    `style-src ${hash(assets.style)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ]);
});

test("the bundle of the build goes into a page whole, with the licences of what is in it", () => {
  const page = writePage(empty);
  expect(page).toContain("Copyright (c) 2015-present Jason Miller");
  expect(page).toContain("Tanner Linsley");
  expect(page.match(/<\/script/g)).toHaveLength(2);
  expect(page.match(/<\/style/g)).toHaveLength(1);
  expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org)[^\s"']*\.(js|css|png|woff)/);
});

test("a title is text", () => {
  const page = writePage({ ...empty, title: "</title><script>alert(1)</script>" }, assets);
  expect(page).not.toContain("<script>alert(1)");
});

test("no text can leave the element in which the data stands, and all of it comes back", () => {
  const nasty = fc.constantFrom(
    "</script>",
    "<!--",
    "<script>",
    "-->",
    "]]>",
    "&lt;",
    "\u2028",
    "\u2029",
    "\0",
  );
  const text = fc.array(fc.oneof(nasty, fc.string({ unit: "binary" })), { maxLength: 6 });
  fc.assert(
    fc.property(text, (parts) => {
      const json = toInlineJson({ name: parts.join("") });
      expect(json).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(json)).toEqual({ name: parts.join("") });
    }),
  );
});
