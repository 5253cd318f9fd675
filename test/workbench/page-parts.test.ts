/** The parts of the page that can be asked without a browser: what is shown of hostile text, what is marked, how clauses join. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readText } from "../../scripts/lib/project.mjs";
import { groupAt, isInside, placeOf, pointOf, wholeOf, zoomed } from "../../web/src/network/camera.js";
import { difference } from "../../web/src/parts/difference.js";
import { cut, visible } from "../../web/src/parts/visible.js";
import { KEYS } from "../../web/src/state/keys.js";
import { reduce, START, withClause } from "../../web/src/state/workbench.js";

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what may not be left
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe("text of others", () => {
  it("keeps no sign that turns the order of reading or speaks to a terminal", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 40 }),
        (text) => HIDDEN.test(visible(text)) === false,
      ),
    );
    expect(visible("a\u202eb\u001b[0m\nc")).toBe("a‹RLO›b␛[0m\nc");
  });

  it("is never cut inside a sign", () => {
    expect(cut("ab😀", 3)).toBe("ab");
    expect(cut("ab😀", 4)).toBe("ab😀");
  });
});

describe("the difference of two posts", () => {
  it("holds both texts whole, and marks nothing where they are the same", () => {
    const words = fc.array(fc.constantFrom("say", "no", "to", "the", "levy", "now"), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [textA, textB] = [a.join(" "), b.join(" ")];
        const [stretchesA, stretchesB] = difference(textA, textB);
        expect(stretchesA.map(({ text }) => text).join("")).toBe(textA);
        expect(stretchesB.map(({ text }) => text).join("")).toBe(textB);
        const same = (stretches: typeof stretchesA) =>
          stretches
            .filter((stretch) => stretch.same)
            .map(({ text }) => text)
            .join("");
        expect(same(stretchesA)).toBe(same(stretchesB));
        if (textA === textB) expect(stretchesA.every((stretch) => stretch.same)).toBe(true);
      }),
    );
  });

  it("marks the word that was changed", () => {
    const [, b] = difference("Say no to the levy, before Friday", "Say no to the levy, before Sunday");
    expect(b.filter(({ same }) => !same)).toEqual([{ text: "Sunday", same: false }]);
  });
});

describe("the selection", () => {
  it("joins values of one kind, replaces a span of time, and keeps every word that was searched", () => {
    const first = withClause([], { kind: "status", values: ["open"] });
    const both = withClause(first, { kind: "status", values: ["candidate", "open"] });
    expect(both).toEqual([{ kind: "status", values: ["open", "candidate"] }]);
    const times = ["2025-03-01", "2025-03-02", "2025-03-03"].map((day) => `${day}T00:00:00.000Z`);
    const one = withClause(both, { kind: "time", from: times[0], to: times[1] });
    expect(withClause(one, { kind: "time", from: times[1], to: times[2] })).toHaveLength(2);
    const words = withClause(withClause(one, { kind: "text", text: "levy" }), { kind: "text", text: "vote" });
    expect(words.filter(({ kind }) => kind === "text")).toHaveLength(2);
  });

  it("moves to another group without a verdict that was meant for the one before", () => {
    const open = reduce(START, { do: "open", group: "g-001" });
    const drafted = reduce(open, { do: "draft", verdict: "unclear" });
    expect(reduce(drafted, { do: "open", group: "g-002" })).toMatchObject({ cursor: "g-002", draft: null });
  });
});

describe("the network's camera", () => {
  const network = {
    groups: {
      id: ["g-001", "g-002"],
      status: ["open" as const, "candidate" as const],
      words: ["", ""],
      accounts: [5, 9],
      x: [-0.4, 0.5],
      y: [0.1, -0.2],
      radius: [0.1, 0.2],
    },
    nodes: { account: [], group: [], x: [], y: [], partners: [] },
    edges: { a: [], b: [], weight: [], trace: [] },
    bridges: { a: [], b: [], edges: [], shared: [] },
    nodesTotal: 0,
    edgesTotal: 0,
  };
  const size = { width: 640, height: 420 };

  it("shows all groups at first, and finds the one under a pixel", () => {
    const camera = wholeOf(network, size);
    network.groups.id.forEach((_, i) => {
      const [x, y] = placeOf(camera, size, network.groups.x[i], network.groups.y[i]);
      expect(x > 0 && x < size.width && y > 0 && y < size.height).toBe(true);
      expect(groupAt(network, camera, size, x, y)).toBe(i);
    });
  });

  it("enlarges around the pointer", () => {
    const camera = wholeOf(network, size);
    const before = pointOf(camera, size, 100, 50);
    const after = pointOf(zoomed(camera, size, 3, 100, 50), size, 100, 50);
    expect(after[0]).toBeCloseTo(before[0], 9);
    expect(after[1]).toBeCloseTo(before[1], 9);
  });

  it("knows what a lasso holds", () => {
    const square = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ] as const;
    expect(isInside(square, 5, 5)).toBe(true);
    expect(isInside(square, 15, 5)).toBe(false);
  });
});

describe("the keys", () => {
  it("stand in the docs as the page tells them", () => {
    const rows = readText("docs/workbench.md").split("\n");
    const told = KEYS.map(([, words]) => words);
    expect(told.filter((words) => !rows.some((row: string) => row.endsWith(`| ${words} |`)))).toEqual([]);
  });
});
