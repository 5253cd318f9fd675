/** Every key, at the side of the page and not over the data. */
import { KEYS } from "./state/keys.js";

/** The list of keys. */
export function Help({ onClose }: { readonly onClose: () => void }) {
  return (
    <aside className="help" aria-label="Keys">
      <h2>Keys</h2>
      <dl>
        {KEYS.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <button type="button" onClick={onClose}>
        Close
      </button>
    </aside>
  );
}
