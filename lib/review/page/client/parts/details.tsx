import type { JSX } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Change } from "../../page-data";
import { changeOf, isAdministrative, unitPath, type Cell, type Table } from "../model/table";
import { ChangeMark, Icon, markOf, Name, principalWords, toneOf } from "./marks";

interface DetailsProps {
  readonly table: Table;
  readonly cell: Cell;
  /** Changes whenever the keyboard asked for the details: then they take the focus. */
  readonly focus: number;
  readonly onClose: () => void;
  readonly onAccount: (account: number) => void;
  readonly onPrincipal: (principal: number) => void;
  readonly onPermissionSet: (permissionSet: number) => void;
}

/** Everything about one principal in one account: each permission set, the entries that give it, and why. */
export function Details({ table, cell, focus, onClose, ...on }: DetailsProps): JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (focus > 0) heading.current?.focus();
  }, [focus]);
  const principal = table.data.principals[cell.principal]!;
  const account = table.data.accounts[cell.account]!;
  return (
    <aside class="details" aria-labelledby="details-heading">
      <header>
        <h2 id="details-heading" tabIndex={-1} ref={heading}>
          <Name text={principal.name} /> <span class="in">in</span> <Name text={account.name} />
        </h2>
        <button
          type="button"
          class="plain"
          onClick={onClose}
          aria-label="Close details"
          title="Close (Escape)"
        >
          <Icon name="close" />
        </button>
      </header>
      <dl>
        <dt>{principal.type === "USER" ? "User" : "Group"}</dt>
        <dd>
          <button type="button" class="link" onClick={() => on.onPrincipal(cell.principal)}>
            <Name text={principal.name} />
          </button>
          {principal.detail && <Name text={principal.detail} />}
        </dd>
        <dt>Account</dt>
        <dd>
          <button type="button" class="link" onClick={() => on.onAccount(cell.account)}>
            <Name text={account.name} />
          </button>
          {account.awsName && (
            <span>
              in AWS <Name text={account.awsName} />
            </span>
          )}
          {account.name !== account.id && <code>{account.id}</code>}
          <Name text={unitPath(table.data, cell.account)} />
          {account.management && <span class="tag">management account</span>}
          {account.state && <span class="tag warn">{account.state}</span>}
        </dd>
      </dl>
      {Array.from({ length: cell.to - cell.from }, (_, index) => (
        <PermissionSet
          key={cell.from + index}
          table={table}
          assignment={cell.from + index}
          onPick={on.onPermissionSet}
        />
      ))}
      <p class="heard">End of the details of this {principalWords[principal.type]}.</p>
    </aside>
  );
}

interface PermissionSetProps {
  readonly table: Table;
  readonly assignment: number;
  readonly onPick: (permissionSet: number) => void;
}

/** What becomes of a permission set, behind its name. */
const sentences: Readonly<Record<Change, string>> = {
  has: "",
  gained: "is gained",
  lost: "is lost",
  interrupted: "is revoked and granted again",
  unmanaged: "is unmanaged",
  missing: "is missing",
};

const meanings: Readonly<Partial<Record<Change, string>>> = {
  unmanaged: "AWS has this account assignment, and the access config does not.",
  missing: "The access config has this account assignment, and AWS does not.",
};

const withoutEntry: Readonly<Partial<Record<Change, string>>> = {
  lost: "No entry gives it any more.",
  unmanaged: "No entry gives it.",
};

function PermissionSet({ table, assignment, onPick }: PermissionSetProps): JSX.Element {
  const index = table.permissionSet[assignment]!;
  const set = table.data.permissionSets[index]!;
  const grant = table.data.grants[table.grant[assignment]!]!;
  const change = changeOf(table, assignment);
  return (
    <section class={`set ${toneOf(markOf[change])}`}>
      <h3>
        <ChangeMark change={change} />
        <button type="button" class="link" onClick={() => onPick(index)}>
          <Name text={set.name} />
        </button>
        {change !== "has" && <span class="in">{sentences[change]}</span>}
      </h3>
      {meanings[change] && <p>{meanings[change]}</p>}
      {isAdministrative(table, assignment) && (
        <p class="administration">
          <Icon name="shield" />
          <span>
            Gives administration
            {set.administration.map((reason) => (
              <span key={reason}>
                : <Name text={reason} />
              </span>
            ))}
          </span>
        </p>
      )}
      {set.description && (
        <p>
          <Name text={set.description} />
        </p>
      )}
      <dl>
        {set.awsName && <Fact term="Name in AWS" texts={[set.awsName]} />}
        {set.session && <Fact term="Session" texts={[set.session]} />}
        {set.existing && <Fact term="Owned" texts={["elsewhere: looked up, never changed"]} />}
        {set.policies.length > 0 && <Fact term="Policies" texts={set.policies} />}
        {grant.because && grant.because.length > 0 && <Fact term="Because" texts={grant.because} />}
      </dl>
      <Entries {...{ table, assignment }} />
    </section>
  );
}

function Fact({ term, texts }: { readonly term: string; readonly texts: readonly string[] }): JSX.Element {
  return (
    <>
      <dt>{term}</dt>
      <dd>
        {texts.map((text) => (
          <Name key={text} text={text} />
        ))}
      </dd>
    </>
  );
}

function Entries({ table, assignment }: Pick<PermissionSetProps, "table" | "assignment">): JSX.Element {
  const { entries, change } = table.data.grants[table.grant[assignment]!]!;
  if (entries.length === 0) {
    return <p class="faint">{withoutEntry[change ?? "has"] ?? "The entry behind it is not known."}</p>;
  }
  return (
    <div class="entries">
      <h4>{entries.length === 1 ? "Given by the entry" : `Given by ${entries.length} entries`}</h4>
      {entries.map((index) => {
        const { name, reason, expires } = table.data.entries[index]!;
        return (
          <div key={index} class="entry">
            <strong>
              <Name text={name} />
            </strong>
            {reason ? (
              <p>
                <Name text={reason} />
              </p>
            ) : (
              <p class="faint">It says no reason.</p>
            )}
            {expires && <p>Expires after {expires} (UTC).</p>}
          </div>
        );
      })}
    </div>
  );
}
