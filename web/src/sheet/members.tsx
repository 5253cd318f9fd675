/** The accounts of the group, as the case names them. No account has a score of its own; one may be taken out, with a reason. */
import { type FormEvent, useMemo, useState } from "react";
import { Button } from "react-aria-components";
import type { Sheet } from "../../../src/server/api.js";
import { counted, days } from "../parts/format.js";
import { Token } from "../parts/spoken.js";
import { DataTable, type TableColumn } from "../parts/table.js";
import { decide } from "../state/decide.js";
import { useWorkbench } from "../state/workbench.js";

type Member = Sheet["dossier"]["members"][number];

/** The table of members with the way to exclude one. */
export function Members({
  sheet,
  onError,
}: {
  readonly sheet: Sheet;
  readonly onError: (error: Error) => void;
}) {
  const { state, dispatch } = useWorkbench();
  const [leaving, setLeaving] = useState<string | null>(null);
  const { members } = sheet.dossier;
  const names = useMemo(
    () => new Map(members.map(({ accountId }, i) => [accountId, `A${i + 1}`])),
    [members],
  );
  const columns = useMemo(() => columnsOf(names, sheet, setLeaving), [names, sheet]);
  return (
    <section>
      <h2>Accounts</h2>
      <p className="aside">
        The error rate is the group's and covers no account by itself. A name here is a place in this table:
        A1 met first.
      </p>
      <DataTable
        caption="Accounts of the group"
        rows={members}
        columns={columns}
        isChosen={({ accountId }) => state.evidence.members?.includes(accountId) ?? false}
        onPick={({ accountId }) => dispatch({ do: "evidence", filter: { members: [accountId] } })}
      />
      {leaving !== null && (
        <Exclude
          key={leaving}
          group={sheet.id}
          account={leaving}
          name={names.get(leaving) ?? leaving}
          isOut={sheet.excluded.some(({ account }) => account === leaving)}
          onDone={() => setLeaving(null)}
          onError={onError}
        />
      )}
      <Excluded sheet={sheet} names={names} />
    </section>
  );
}

function columnsOf(
  names: ReadonlyMap<string, string>,
  sheet: Sheet,
  setLeaving: (account: string) => void,
): readonly TableColumn<Member>[] {
  const out = new Set(sheet.excluded.map(({ account }) => account));
  const number = ({ accountId }: Member) => Number((names.get(accountId) ?? "A0").slice(1));
  return [
    { id: "name", head: "Name", value: number, cell: ({ accountId }) => names.get(accountId) ?? "" },
    {
      id: "account",
      head: "Account",
      value: ({ accountId }) => accountId,
      cell: ({ accountId, handles, names: called }) => (
        <>
          <Token text={handles.at(-1) ?? called.at(-1) ?? accountId} most={30} />
          {out.has(accountId) && <span className="badge">taken out</span>}
        </>
      ),
    },
    { id: "support", head: "Met on", value: ({ support }) => support, number: true },
    { id: "partners", head: "Partners", value: ({ partners }) => partners, number: true },
    { id: "events", head: "Acts in all", value: ({ events }) => events, number: true },
    {
      id: "seen",
      head: "Seen",
      value: ({ firstSeen }) => firstSeen,
      cell: ({ firstSeen, lastSeen }) => days(firstSeen, lastSeen),
    },
    {
      id: "out",
      head: "",
      value: () => null,
      sorts: false,
      cell: ({ accountId }) => (
        <Button
          className="link"
          aria-label={`${out.has(accountId) ? "Take back in" : "Take out"} ${names.get(accountId)}`}
          onPress={() => setLeaving(accountId)}
        >
          {out.has(accountId) ? "take back" : "take out"}
        </Button>
      ),
    },
  ];
}

interface ExcludeProps {
  readonly group: string;
  readonly account: string;
  readonly name: string;
  readonly isOut: boolean;
  readonly onDone: () => void;
  readonly onError: (error: Error) => void;
}

function Exclude({ group, account, name, isOut, onDone, onError }: ExcludeProps) {
  const [reason, setReason] = useState("");
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim().length < 3) return;
    try {
      await decide({ action: isOut ? "include" : "exclude", group, account, reason: reason.trim() });
      onDone();
    } catch (error) {
      onError(error as Error);
    }
  };
  return (
    <form className="reason inline" onSubmit={submit}>
      <label>
        <span>
          {isOut ? "Take back" : "Take out"} {name}, because
        </span>
        <input
          // biome-ignore lint/a11y/noAutofocus: the reviewer has just asked for this field
          autoFocus
          value={reason}
          maxLength={2000}
          onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && onDone()}
        />
      </label>
      <button type="submit" className="primary" disabled={reason.trim().length < 3}>
        Write it down
      </button>
      <Button className="link" onPress={onDone}>
        not now
      </Button>
    </form>
  );
}

function Excluded({ sheet, names }: { readonly sheet: Sheet; readonly names: ReadonlyMap<string, string> }) {
  if (sheet.excluded.length === 0) return null;
  return (
    <p className="aside">
      {counted(sheet.excluded.length, "account")} taken out by a reviewer:{" "}
      {sheet.excluded.map(({ account, reason }) => `${names.get(account) ?? account} (${reason})`).join("; ")}
      . The tables of the case keep them.
    </p>
  );
}
