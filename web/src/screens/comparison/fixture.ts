/** The made-up workshop of which the right numbers are known, for the tests of these screens: everybody placed alone. */
import type { Activity, AnyEvent, Bands, State } from "../../contract";
import { foldAll, start } from "../../projections/state";

/** Six aspects; the places of three link workers and of six PPI contributors, who did not discuss A8. */
export const GOLDEN: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>> = {
  A2: { lw: [150, 200, 250], ppi: [300, 350, 400, 550, 600, 700] },
  A3: { lw: [700, 750, 900], ppi: [100, 200, 250, 300, 450, 500] },
  A4: { lw: [400, 600, 650], ppi: [50, 100, 100, 150, 200, 950] },
  A1: { lw: [500, 500, 500], ppi: [500, 500, 500, 500, 500, 500] },
  A8: { lw: [50, 900, 950], ppi: [] },
  A11: { lw: [850, 900, 1000], ppi: [800, 900, 950, 1000, 1000, 1000] },
};

export interface Plan {
  readonly bands?: Bands | null;
  readonly backgrounds?: readonly string[];
  readonly aspects?: readonly string[];
  readonly mode?: Activity["mode"];
  readonly grouping?: Activity["grouping"];
}

/** What happened, with whatever matters of it. */
export interface Event {
  readonly type: AnyEvent["type"];
  readonly [field: string]: unknown;
}

/** A session of this plan, and what happened in it. */
export function workshop(plan: Plan, ...happened: readonly Event[]): State {
  const events = [opened(plan), ...happened].map((one, place) => {
    return { at: place * 60_000, by: "f-1", id: `e${place}`, ...one, seq: place + 1 };
  });
  return foldAll(start(), events as unknown as AnyEvent[]);
}

/** The golden workshop, in which everybody has placed and PPI contributors have said that A8 was not discussed. */
export function golden(plan: Plan = {}, ...then: readonly Event[]): State {
  const aspects = Object.keys(GOLDEN);
  const seats = [...people("lw", 3), ...people("ppi", 6)];
  const moves = aspects.flatMap((aspect) =>
    seats.map(({ seat, background, number }): Event => {
      const board = `scale:${background}:${seat}`;
      const x = GOLDEN[aspect]?.[background]?.[number];
      const note = `${board}:${aspect}`;
      if (x === undefined) return { type: "aspect.marked", board, aspect, mark: "notDiscussed" };
      return { type: "note.moved", board, note, x, y: 300, by: seat };
    }),
  );
  return workshop({ mode: "individual", aspects, ...plan }, ...seats.map(joined), ...moves, ...then);
}

interface Person {
  readonly seat: string;
  readonly background: string;
  readonly number: number;
}

function people(background: string, count: number): readonly Person[] {
  return Array.from({ length: count }, (_, number) => ({
    seat: `${background}${number}`,
    background,
    number,
  }));
}

function joined({ seat, background }: Person): Event {
  return { type: "seat.joined", seat, name: seat, background };
}

const NAMES: Readonly<Record<string, { readonly name: string; readonly shape: string }>> = {
  lw: { name: "Link workers", shape: "circle" },
  ppi: { name: "PPI contributors", shape: "square" },
  res: { name: "Researchers", shape: "triangle" },
  gp: { name: "Practice staff", shape: "diamond" },
};

function opened({ bands = null, backgrounds = ["lw", "ppi"], aspects = ["A1"], ...how }: Plan): Event {
  const scale = {
    left: { words: "About choice", plain: "up to you" },
    right: { words: "Set in stone", plain: "a fixed rule" },
  };
  const activity = {
    id: "scale",
    kind: "scale",
    title: "The scale",
    instruction: "",
    minutes: 10,
    grouping: how.grouping ?? "separate",
    attribution: "named",
    mode: how.mode ?? "group",
    prompts: [],
  };
  return {
    type: "session.opened",
    title: "At your discretion",
    facilitator: "f-1",
    salt: "",
    plan: {
      template: "choice",
      scale,
      bands,
      backgrounds: backgrounds.map((id) => ({ id, ...NAMES[id] })),
      aspects: aspects.map((id) => ({ id, title: `Aspect ${id}`, detail: "", source: "" })),
      activities: [activity],
      bearers: [],
      terms: [],
      closing: null,
    },
  };
}
