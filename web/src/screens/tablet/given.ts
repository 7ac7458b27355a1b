/** A board for the tests of this screen: what had happened before each of them begins. */
import type { AnyEvent, State } from "../../contract";
import { foldAll, start } from "../../projections/state";

export const BOARD = "scale:lw";

const ASPECTS = ["Where we meet", "Who can refer", "Seeing GP records"].map((title, index) => ({
  id: `a${index + 1}`,
  title,
  detail: "",
  source: "",
}));

type Attribution = "named" | "group" | "nobody";

/** A session in its scale activity with Joan and Amir among the link workers and Pat among the PPI contributors. */
export function given(...after: readonly AnyEvent[]): State {
  return foldAll(start(), [...begun("named"), ...after]);
}

/** The events that bring a session to its scale activity. */
export function begun(attribution: Attribution): AnyEvent[] {
  const envelope = { at: 0, by: "fac", id: "opened" };
  const asked = { instruction: "", minutes: 40, grouping: "separate", attribution } as const;
  const activity = { ...asked, mode: "group", prompts: [] } as const;
  return [
    {
      type: "session.opened",
      seq: 1,
      ...envelope,
      title: "At your discretion",
      facilitator: "fac",
      salt: "",
      plan: {
        template: "choice",
        scale: {
          left: { words: "About choice", plain: "up to you" },
          right: { words: "Set in stone", plain: "a fixed rule" },
        },
        backgrounds: [
          { id: "lw", name: "Link workers", shape: "circle" },
          { id: "ppi", name: "PPI contributors", shape: "square" },
        ],
        aspects: ASPECTS,
        activities: [{ id: "scale", kind: "scale", title: "How fixed?", ...activity }],
        ...{ bearers: [], bands: null, terms: [], closing: null },
      },
    },
    seat(2, "joan", "Joan", "lw"),
    seat(3, "amir", "Amir", "lw"),
    seat(4, "pat", "Pat", "ppi"),
    { type: "activity.started", seq: 5, ...envelope, activity: "scale" },
  ];
}

/** Somebody moved a card of the link workers' board. */
export function moved(seq: number, by: string, aspect: string, x: number, y = 300): AnyEvent {
  return {
    type: "note.moved",
    seq,
    at: seq,
    by,
    id: `e${seq}`,
    board: BOARD,
    note: `${BOARD}:${aspect}`,
    x,
    y,
  };
}

function seat(seq: number, id: string, name: string, background: string): AnyEvent {
  return { type: "seat.joined", seq, at: seq, by: id, id: `e${seq}`, seat: id, name, background };
}
