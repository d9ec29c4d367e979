import type { ComponentChildren, JSX } from "preact";
import { changes, type Change } from "../../page-data";
import type { Table } from "../model/table";
import { summarizeTicked, type Tree } from "../model/tree";
import { everything, isNarrowed, type View } from "../model/view";
import { plural } from "../model/words";
import { ChangeMark, Icon, Name } from "./marks";

interface FiltersProps {
  readonly table: Table;
  readonly tree: Tree;
  readonly view: View;
  readonly onChange: (change: Partial<View>) => void;
}

/** What narrows the page beside the search: switches, and a chip for everything that is chosen, to take it away again. */
export function Filters({ table, tree, view, onChange }: FiltersProps): JSX.Element {
  const { data } = table;
  const present = changes.filter(
    (change) => change !== "has" && table.change.includes(changes.indexOf(change)),
  );
  const administrative = data.permissionSets.some(({ administration }) => administration.length > 0);
  return (
    <div class="filters">
      <label class="choice">
        <span class="heard">Permission set</span>
        <select
          value={view.permissionSet === undefined ? "" : String(view.permissionSet)}
          onChange={({ currentTarget: { value } }) =>
            onChange({ permissionSet: value === "" ? undefined : Number(value) })
          }
        >
          <option value="">All permission sets</option>
          {data.permissionSets.map(({ name }, index) => (
            <option key={name} value={String(index)} dir="auto">
              {name.length > 60 ? `${name.slice(0, 60)}…` : name}
            </option>
          ))}
        </select>
      </label>
      {administrative && (
        <Switch
          on={view.administration}
          onTurn={() => onChange({ administration: !view.administration })}
          label="Administration only"
        >
          <Icon name="shield" /> Administration
        </Switch>
      )}
      {present.map((change) => (
        <Switch
          key={change}
          on={view.changes.includes(change)}
          onTurn={() => onChange({ changes: turned(view.changes, change) })}
          label={`Only ${change}`}
        >
          <ChangeMark change={change} /> {change}
        </Switch>
      ))}
      <Chosen {...{ table, tree, view, onChange }} />
    </div>
  );
}

function turned(chosen: readonly Change[], change: Change): readonly Change[] {
  return chosen.includes(change) ? chosen.filter((other) => other !== change) : [...chosen, change];
}

function Switch(props: {
  on: boolean;
  onTurn: () => void;
  label: string;
  children: ComponentChildren;
}): JSX.Element {
  return (
    <button
      type="button"
      class="switch"
      aria-pressed={props.on}
      aria-label={props.label}
      onClick={props.onTurn}
    >
      {props.children}
    </button>
  );
}

/** Chips beyond these become a count. */
const mostChips = 4;

function Chosen({ table: { data }, tree, view, onChange }: FiltersProps): JSX.Element {
  const { units, accounts } = summarizeTicked(tree, view.accounts);
  const without = (gone: readonly number[]) => {
    const left = new Set(view.accounts);
    for (const account of gone) left.delete(account);
    onChange({ accounts: left });
  };
  const places = [
    ...units.map((unit) => ({ name: data.units[unit]!.name, gone: tree.allAccounts[unit]! })),
    ...accounts.map((account) => ({ name: data.accounts[account]!.name, gone: [account] })),
  ];
  const many = places.length > mostChips;
  return (
    <>
      {!many &&
        places.map(({ name, gone }, index) => (
          <Chip key={index} what="Account" name={name} onRemove={() => without(gone)} />
        ))}
      {many && (
        <Chip
          what=""
          name={plural(view.accounts.size, "account")}
          onRemove={() => onChange({ accounts: new Set() })}
        />
      )}
      {view.principal !== undefined && (
        <Chip
          what="Principal"
          name={data.principals[view.principal]!.name}
          onRemove={() => onChange({ principal: undefined })}
        />
      )}
      {isNarrowed(view) && (
        <button type="button" class="link" onClick={() => onChange(everything)}>
          Show everything
        </button>
      )}
    </>
  );
}

function Chip({ what, name, onRemove }: { what: string; name: string; onRemove: () => void }): JSX.Element {
  return (
    <button
      type="button"
      class="chosen"
      onClick={onRemove}
      aria-label={`Take away ${what} ${name}`}
      title={name}
    >
      <Name text={name} />
      <Icon name="close" />
    </button>
  );
}
