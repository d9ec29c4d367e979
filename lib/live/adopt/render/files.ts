import path from "node:path";
import type { Adoption } from "../adopt";
import { mapPart, type AdoptedDocument } from "../document";
import { fileNamesFor } from "../keys";
import { renderTypeScript } from "./typescript";
import { renderYaml } from "./yaml";

/** The form of the documents. */
export type AdoptFormat = "yaml" | "ts";

/** Texts of files by their paths. */
export type Files = ReadonlyMap<string, string>;

const schema = "yaml-language-server: $schema=node_modules/cdktf-identity-center/schema/access.schema.json";

/**
 * An adoption as one document and its policy files.
 * @param file the document's path; the other files lie beside it
 * @param part whether it is one document of several
 */
export function renderOne(
  { document, policyFiles }: Adoption,
  file: string,
  format: AdoptFormat,
  part: boolean,
): Files {
  return new Map([
    [file, render(document, format, part)],
    ...inFolder(policyFiles, path.posix.dirname(file)),
  ]);
}

/** An adoption as a folder: a document for each permission set, user and group, and one for the rest. */
export function renderSplit({ document, policyFiles }: Adoption, folder: string, format: AdoptFormat): Files {
  const { users = {}, groups = {}, permissionSets = {}, assignments, ...rest } = document;
  const at = (...names: string[]) => path.posix.join(folder, ...names);
  const entriesOf = (map: "users" | "groups", key: string) =>
    Object.entries(assignments).filter(([, entry]) => entry[map]?.includes(key));
  const people = <M extends "users" | "groups">(map: M, items: NonNullable<AdoptedDocument[M]>) => {
    const names = fileNamesFor(Object.keys(items));
    return Object.entries(items).map(([key, spec]): [string, string] => [
      at(map, `${names.get(key)}.${format}`),
      render(
        { [map]: Object.fromEntries([[key, spec]]), ...mapPart("assignments", entriesOf(map, key)) },
        format,
        true,
      ),
    ]);
  };
  const setNames = fileNamesFor(Object.keys(permissionSets));
  // What belongs to nobody who is new here: entries of principals that the config has already.
  const others = Object.entries(assignments).filter(
    ([, { users: u = [], groups: g = [] }]) =>
      !u.some((key) => Object.hasOwn(users, key)) && !g.some((key) => Object.hasOwn(groups, key)),
  );
  return new Map([
    [
      at(`identity-center.${format}`),
      render({ ...rest, assignments: Object.fromEntries(others) }, format, true),
    ],
    ...Object.entries(permissionSets).map(([key, spec]): [string, string] => [
      at("permission-sets", `${setNames.get(key)}.${format}`),
      render(mapPart("permissionSets", [[key, spec]]), format, true),
    ]),
    ...people("groups", groups),
    ...people("users", users),
    ...inFolder(policyFiles, at("permission-sets")),
  ]);
}

function inFolder(files: Files, folder: string): Files {
  return new Map([...files].map(([name, text]) => [path.posix.join(folder, name), text]));
}

function render(document: Partial<AdoptedDocument>, format: AdoptFormat, part: boolean): string {
  return format === "ts" ? renderTypeScript(document, [], part) : renderYaml(document, part ? [] : [schema]);
}
