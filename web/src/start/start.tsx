/** The first screen where no case is open: drop files, see what they are, mend what is read wrongly, run. Or open the demo. */
import { useState } from "react";
import { Button, DropZone, FileTrigger, isFileDropItem } from "react-aria-components";
import type { RunState, Session, Upload } from "../../../src/server/api.js";
import { ask } from "../state/ask.js";
import { Reading } from "./reading.js";
import { Running } from "./running.js";

interface StartProps {
  readonly session: Session;
  readonly run: RunState | null;
  readonly onError: (error: Error) => void;
}

/** The whole screen. */
export function Start({ session, run, onError }: StartProps) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const [sending, setSending] = useState<string | null>(null);
  const [started, setStarted] = useState<RunState | null>(null);
  const current = run && (!started || run.run === started.run || run.state === "running") ? run : started;
  const take = async (files: readonly File[]) => {
    for (const file of files) {
      setSending(file.name);
      try {
        const upload = await ask.upload(file);
        setUploads((all) => [...all, upload]);
      } catch (error) {
        onError(error as Error);
      }
    }
    setSending(null);
  };
  const demo = () => ask.demo().then(setStarted, onError);
  const isEmpty = uploads.length === 0 && sending === null;
  if (current?.state === "running") return <Running run={current} onError={onError} />;
  return (
    <main className="start" data-testid="start">
      <p className="start-brand">claque</p>
      <h1>
        {isEmpty
          ? "Which accounts act in concert, how sure is that, and which posts show it?"
          : "What these files are"}
      </h1>
      {session.message && <p className="notice">{session.message}</p>}
      {current && current.state !== "done" && <Stopped run={current} />}
      {isEmpty ? (
        <Welcome onFiles={take} onDemo={demo} />
      ) : (
        <Reading
          uploads={uploads}
          sending={sending}
          onFiles={take}
          onAgain={() => setUploads([])}
          onStarted={setStarted}
          onError={onError}
        />
      )}
    </main>
  );
}

const Stopped = ({ run }: { readonly run: RunState }) => (
  <p className="notice" role="alert">
    {run.message ??
      (run.state === "cancelled"
        ? "The run was stopped. What was finished stays; the same run goes on from there."
        : "The run failed.")}
  </p>
);

function Welcome({
  onFiles,
  onDemo,
}: {
  readonly onFiles: (files: readonly File[]) => void;
  readonly onDemo: () => void;
}) {
  return (
    <>
      <p className="start-lead">
        Give it an export of posts: a table or a list with who, when, and what was shared. It stays on this
        machine; nothing is sent anywhere.
      </p>
      <div className="ways">
        <Drop onFiles={onFiles} />
        <section className="way">
          <h2>Or look around first</h2>
          <p>
            The demo is a simulated small country with two weeks of posts, honest crowds, and one planted
            group. It takes a minute or two to make.
          </p>
          <Button className="primary" onPress={onDemo}>
            Open the demo
          </Button>
        </section>
      </div>
      <p className="aside">
        Acting together is not misconduct: newsrooms, unions and fans do it openly. The workbench shows
        evidence and the innocent readings beside it; the verdict is yours, with a reason, in a log.
      </p>
    </>
  );
}

/** Where files are dropped or chosen. */
export function Drop({
  onFiles,
  small = false,
}: {
  readonly onFiles: (files: readonly File[]) => void;
  readonly small?: boolean;
}) {
  return (
    <DropZone
      className={small ? "drop small" : "drop"}
      aria-label="Drop files here"
      onDrop={async (event) => {
        const items = event.items.filter(isFileDropItem);
        onFiles(await Promise.all(items.map((item) => item.getFile())));
      }}
    >
      {!small && <h2>Drop files here</h2>}
      {!small && <p>CSV, TSV, NDJSON, JSON, Parquet, a workbook, an archive; packed or not, one or many.</p>}
      <FileTrigger allowsMultiple onSelect={(list) => list && onFiles([...list])}>
        <Button className={small ? "" : "primary"}>{small ? "Add files" : "Choose files"}</Button>
      </FileTrigger>
    </DropZone>
  );
}
