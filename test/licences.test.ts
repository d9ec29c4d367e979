import fs from "node:fs";
import path from "node:path";

/** A package as the lock file has it. */
interface LockedPackage {
  readonly dev?: boolean;
  readonly license?: string;
}

const root = path.join(__dirname, "..");
const read = <T>(file: string) => JSON.parse(fs.readFileSync(path.join(root, file), "utf8")) as T;
const { packages } = read<{ packages: Readonly<Record<string, LockedPackage>> }>("package-lock.json");

/** What may be installed with this package: its users owe nothing but a notice. */
const permissive = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "ISC",
  "MIT",
]);
/** What asks for the source of all that is built on it. */
const copyleft = /^(AGPL|GPL|LGPL|SSPL|EUPL|OSL|CC-BY-(NC|SA))/;

/** Whether a licence, or one of those that may be chosen from, is accepted. */
function isAccepted(licence: string, accepts: (name: string) => boolean): boolean {
  return licence
    .replace(/^\((.*)\)$/, "$1")
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every(accepts));
}

/** `name: licence` of what is not accepted. */
function refused(isShipped: (one: LockedPackage) => boolean, accepts: (name: string) => boolean): string[] {
  return Object.entries(packages)
    .filter(([name, one]) => name !== "" && isShipped(one))
    .filter(([, { license = "" }]) => license === "" || !isAccepted(license, accepts))
    .map(([name, { license }]) => `${name}: ${license}`);
}

test("everything that is installed with this package has a permissive licence", () => {
  expect(Object.values(packages).filter(({ dev }) => !dev).length).toBeGreaterThan(5);
  expect(
    refused(
      ({ dev }) => !dev,
      (name) => permissive.has(name),
    ),
  ).toEqual([]);
});

test("nothing that it is built, bundled and tested with is copyleft", () => {
  expect(
    refused(
      () => true,
      (name) => !copyleft.test(name),
    ),
  ).toEqual([]);
});

test("the data that it ships comes under a permissive licence", () => {
  for (const file of fs
    .readdirSync(path.join(root, "lib/config/data"))
    .filter((name) => name.endsWith(".json"))) {
    const { license } = read<{ license: string }>(`lib/config/data/${file}`);
    expect([...permissive]).toContain(license.split(",")[0]);
  }
});

test("a choice is accepted where one of its licences is", () => {
  const accepts = (name: string) => permissive.has(name);
  expect(isAccepted("(MIT OR GPL-3.0-or-later)", accepts)).toBe(true);
  expect(isAccepted("MIT AND GPL-3.0-only", accepts)).toBe(false);
  expect(isAccepted("AGPL-3.0-only", (name) => !copyleft.test(name))).toBe(false);
});
