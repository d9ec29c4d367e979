import { createHash } from "node:crypto";
import { readPageAssets, type PageAssets } from "./page-assets";
import type { PageData } from "./page-data";

/**
 * A page as one HTML file that loads nothing and sends nothing: its Content-Security-Policy allows the script and the
 * style that it holds, by their hashes, and nothing else. What it shows is data; the script makes text of it, never HTML.
 */
export function writePage(data: PageData, assets: PageAssets = readPageAssets()): string {
  const { script, style } = assets;
  const title = escapeHtml(data.title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(assets)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<div id="page"><noscript><h1>${title}</h1><p>This page needs JavaScript; it runs only the script that it holds, and loads nothing. Where scripts are not allowed, read the same as Markdown: <code>identity-center ${data.kind} --format markdown</code>.</p></noscript></div>
<div id="print"></div>
<script type="application/json" id="data">${toInlineJson(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}

function contentSecurityPolicy({ script, style }: PageAssets): string {
  return [
    "default-src 'none'",
    `script-src ${hash(script)}`,
    `style-src ${hash(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
    // Whatever a name holds, the browser itself refuses to make HTML of it.
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

function hash(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}

/** JSON that cannot end the element in which it stands, whatever its texts hold. */
export function toInlineJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
