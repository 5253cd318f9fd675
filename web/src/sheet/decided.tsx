/** What was decided on this group, and what else a reviewer can say of it: pin, note, contest. */
import { type FormEvent, useState } from "react";
import { Button } from "react-aria-components";
import type { DecisionRequest, Sheet } from "../../../src/server/api.js";
import { Spoken } from "../parts/spoken.js";
import { decide } from "../state/decide.js";
import { Entry } from "../views/entry.js";

/** Notes and decisions. */
export function Decided({
  sheet,
  onError,
}: {
  readonly sheet: Sheet;
  readonly onError: (error: Error) => void;
}) {
  const standing = sheet.decisions.filter(({ undone, action }) => !undone && action !== "undo");
  const pinned =
    standing.filter(({ action }) => action === "pin" || action === "unpin").at(-1)?.action === "pin";
  const contested = standing.filter(({ action }) => action === "contested").at(-1);
  const say = (body: DecisionRequest) => decide(body).catch(onError);
  return (
    <section>
      <h2>Decisions and notes</h2>
      <p className="acts">
        <Button onPress={() => say({ action: pinned ? "unpin" : "pin", group: sheet.id })}>
          {pinned ? "★ Unpin" : "☆ Pin"}
        </Button>
      </p>
      {contested && (
        <p>
          Contested by {contested.reviewer}: <Spoken text={contested.reason ?? ""} />
        </p>
      )}
      <Write
        label="Note"
        button="Keep the note"
        onWrite={(text) => say({ action: "note", group: sheet.id, text })}
      />
      <Write
        label="Contest this group, because"
        button="Contest"
        onWrite={(reason) => say({ action: "contested", group: sheet.id, reason })}
      />
      <ol className="entries">
        {[...sheet.decisions].reverse().map((entry) => (
          <Entry key={entry.hash} entry={entry} onError={onError} />
        ))}
      </ol>
    </section>
  );
}

function Write({
  label,
  button,
  onWrite,
}: {
  readonly label: string;
  readonly button: string;
  readonly onWrite: (text: string) => Promise<unknown>;
}) {
  const [text, setText] = useState("");
  const write = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim().length < 3) return;
    await onWrite(text.trim());
    setText("");
  };
  return (
    <form className="reason inline" onSubmit={write}>
      <label>
        <span>{label}</span>
        <input value={text} maxLength={2000} onChange={(event) => setText(event.target.value)} />
      </label>
      <button type="submit" disabled={text.trim().length < 3}>
        {button}
      </button>
    </form>
  );
}
