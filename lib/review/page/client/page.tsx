import { render } from "preact";
import type { PageData } from "../page-data";
import { find, toHaystacks } from "./model/search";
import { toTable } from "./model/table";
import { toTree } from "./model/tree";
import { fromFragment, type Layout, type View } from "./model/view";
import { App } from "./parts/app";
import { Print } from "./parts/print";
import type { PageModel } from "./parts/use-view";

const data = JSON.parse(document.getElementById("data")?.textContent ?? "") as PageData;
const page = document.getElementById("page");
const paper = document.getElementById("print");

const tree = toTree(data);
const model: PageModel = {
  table: toTable(data),
  tree,
  haystacks: toHaystacks(data),
  layout: firstLayout(),
};

if (page && paper) {
  page.textContent = "";
  let view: View = fromFragment("", model.table, tree, model.layout);
  render(<App model={model} onView={(shown) => (view = shown)} />, page);
  // What is in sight is only a part; the printer gets all of what is chosen, for as long as it prints.
  window.addEventListener("beforeprint", () => {
    const found = find(model.table, model.haystacks, view);
    render(<Print table={model.table} tree={tree} found={found} view={view} />, paper);
  });
  window.addEventListener("afterprint", () => render(null, paper));
}

/** A matrix tells most where it fits the window; one of many columns is mostly empty. */
function firstLayout(): Layout {
  if (data.summary) return "summary";
  return window.innerWidth < 720 || data.principals.length > 30 ? "accounts" : "matrix";
}
