import { ExpectedError } from "../../config/problems/expected-error";

/** A resource of a Terraform state, as `terraform show -json` prints it. */
export interface ManagedResource {
  readonly address: string;
  readonly type: string;
  /** Source address of its provider: `registry.terraform.io/hashicorp/aws`. */
  readonly provider: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** Left behind by a replacement that did not end. */
  readonly deposed: boolean;
}

interface ModuleJson {
  readonly resources?: readonly ResourceJson[];
  readonly child_modules?: readonly ModuleJson[];
}

interface ResourceJson {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly provider_name: string;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly deposed_key?: string;
}

/**
 * What a state manages, those of modules included; data sources left out. A state that holds nothing has none.
 * @throws {ExpectedError} where the text is no state
 */
export function managedResources(json: Buffer): readonly ManagedResource[] {
  const state = parse(json);
  return state.values?.root_module ? resourcesOf(state.values.root_module) : [];
}

interface StateJson {
  readonly format_version?: string;
  readonly values?: { readonly root_module?: ModuleJson };
}

function parse(json: Buffer): StateJson {
  try {
    const state = JSON.parse(json.toString()) as StateJson | null;
    if (state?.format_version?.startsWith("1.")) return state;
  } catch {
    // The sentence is the same.
  }
  throw new ExpectedError("terraform show printed no state in a format that is known here.");
}

function resourcesOf({ resources = [], child_modules = [] }: ModuleJson): ManagedResource[] {
  const own = resources
    .filter(({ mode }) => mode === "managed")
    .map(({ address, type, provider_name, values = {}, deposed_key }) => ({
      address,
      type,
      provider: provider_name,
      values,
      deposed: deposed_key !== undefined,
    }));
  return [...own, ...child_modules.flatMap(resourcesOf)];
}
