/** The innocent readings: what fits, what could not be settled, what is ruled out, in this order. */
import type { Sheet } from "../../../src/server/api.js";

type ReadingState = Sheet["dossier"]["readings"][number]["state"];

const STATES: readonly (readonly [ReadingState, string])[] = [
  ["fits", "Fits the numbers"],
  ["not-measurable", "Not settled"],
  ["not-tested", "Not tested"],
  ["ruled-out", "Ruled out"],
];

/** All readings of the group. */
export function Readings({ sheet }: { readonly sheet: Sheet }) {
  const { readings } = sheet.dossier;
  if (readings.length === 0) return null;
  return (
    <section>
      <h2>Could it be innocent?</h2>
      {STATES.map(([state, words]) => {
        const found = readings.filter((reading) => reading.state === state);
        if (found.length === 0) return null;
        return (
          <div key={state} className={`readings r-${state}`}>
            <h3>
              {words} <span className="aside">{found.length}</span>
            </h3>
            <dl>
              {found.map((reading) => (
                <div key={reading.id}>
                  <dt>{sheet.readingTitles[reading.id] ?? reading.id}</dt>
                  <dd>
                    {reading.note || reading.about}
                    {reading.note && (
                      <details>
                        <summary>what it means</summary>
                        {reading.about}
                      </details>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        );
      })}
    </section>
  );
}
