/** The mapping: each column of the file with three values, and the field that it fills. */
import type { Inspected } from "../../../src/server/api.js";
import { Scroll } from "../parts/scroll.js";
import { Token } from "../parts/spoken.js";
import type { How } from "./reading.js";

/** Words for fields whose name does not say enough. */
const FIELD_WORDS: Readonly<Record<string, string>> = {
  account: "account (who)",
  time: "time (when)",
  object: "object (what is shared)",
  text: "text of the post",
  post: "identifier of the post",
  repost_of: "post that is reposted",
};

/** One table a file. */
export function Columns({
  inspected,
  how,
  onHow,
}: {
  readonly inspected: Inspected;
  readonly how: How;
  readonly onHow: (how: How) => void;
}) {
  const map = (how.map ?? {}) as Readonly<Record<string, string>>;
  const choose = (column: string, field: string) => {
    const rest = Object.entries(map).filter(([other, name]) => name !== column && other !== field);
    const next = Object.fromEntries(field === "" ? rest : [...rest, [field, column]]);
    onHow({ ...how, map: Object.keys(next).length > 0 ? (next as How["map"]) : undefined });
  };
  return inspected.files
    .filter(({ columns }) => columns.length > 0)
    .map((file) => (
      <section key={file.upload}>
        <h2>
          Columns of <Token text={file.name} most={50} />
        </h2>
        <Scroll label={`Columns of ${file.name}`}>
          <table className="mapping">
            <thead>
              <tr>
                <th scope="col">Column</th>
                <th scope="col">Is read as</th>
                <th scope="col">Values</th>
              </tr>
            </thead>
            <tbody>
              {file.columns.map(({ name, field, examples }) => (
                <tr key={name}>
                  <th scope="row">
                    <Token text={name} most={40} />
                  </th>
                  <td>
                    <Field
                      name={name}
                      field={chosenOf(map, name) ?? field}
                      fields={inspected.fields}
                      onField={(next) => choose(name, next)}
                    />
                  </td>
                  <td>
                    <Examples values={examples} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </section>
    ));
}

const chosenOf = (map: Readonly<Record<string, string>>, column: string): string | undefined =>
  Object.entries(map).find(([, name]) => name === column)?.[0];

const Examples = ({ values }: { readonly values: readonly string[] }) => (
  <div className="examples">
    {values.map((value, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: examples may be alike
      <Token key={i} text={value} most={36} />
    ))}
  </div>
);

function Field({
  name,
  field,
  fields,
  onField,
}: {
  readonly name: string;
  readonly field: string | null;
  readonly fields: readonly string[];
  readonly onField: (field: string) => void;
}) {
  const known = field === null || fields.includes(field);
  return (
    <select
      aria-label={`Column ${name} is read as`}
      value={field ?? ""}
      onChange={(event) => onField(event.target.value)}
    >
      <option value="">nothing</option>
      {!known && <option value={field ?? ""}>{field}</option>}
      {fields.map((id) => (
        <option key={id} value={id}>
          {FIELD_WORDS[id] ?? id.replaceAll("_", " ")}
        </option>
      ))}
    </select>
  );
}
