import { describe, expect, it } from "vitest";
import type { Fleeting } from "../../sync/store";
import { type Happening, seated, session } from "../fixture";
import { roomView } from "./room";

const fleeting: Fleeting = { dragging: {}, landed: {}, here: { joan: 1, amir: 0 }, unsent: { joan: 3 } };
const people = [seated("joan", "lw"), seated("amir", "lw"), seated("pat", "ppi")];
const asks = (seat: string, need: "help" | "slower" | "break", up = true): Happening => ({
  type: "hand.raised",
  seat,
  up,
  need,
});

describe("the room", () => {
  it("knows who is here and who has changes on the way, and takes silence for absence", () => {
    const { groups, seats, here } = roomView(session(...people), fleeting, null);
    expect([seats, here]).toEqual([3, 1]);
    expect(groups.map(({ group, seats: sitting }) => [group.id, sitting.map(({ seat }) => seat.id)])).toEqual(
      [
        ["lw", ["joan", "amir"]],
        ["ppi", ["pat"]],
      ],
    );
    expect(groups[0]?.seats[0]).toMatchObject({ here: true, tablets: 1, unsent: 3 });
    expect(groups[1]?.seats[0]).toMatchObject({ here: false, tablets: 0, unsent: 0 });
  });

  it("sits as the activity has it, and forgets nobody who has no place there", () => {
    const formed: Happening = {
      type: "groups.formed",
      activity: "chart",
      seed: 1,
      groups: [{ id: "table-1", name: "Table 1", shape: "star", seats: ["joan", "pat"] }],
    };
    const state = session(...people, formed);
    const { groups, loose } = roomView(state, fleeting, "chart");
    expect(groups.map(({ seats }) => seats.map(({ seat }) => seat.id))).toEqual([["joan", "pat"]]);
    expect(loose.map(({ seat }) => seat.id)).toEqual(["amir"]);
    expect(roomView(state, fleeting, "scale").loose).toEqual([]);
  });

  it("lists what is asked for, help first, and nothing of who was removed", () => {
    const state = session(
      ...people,
      asks("joan", "break"),
      asks("pat", "slower"),
      asks("pat", "help"),
      asks("amir", "help"),
      asks("pat", "slower", false),
      { type: "seat.removed", seat: "amir" },
    );
    const { needs, removed, seats } = roomView(state, fleeting, null);
    expect(needs.map(({ view, need }) => [view.seat.id, need])).toEqual([
      ["pat", "help"],
      ["joan", "break"],
    ]);
    expect([removed.map(({ id }) => id), seats]).toEqual([["amir"], 2]);
  });

  it("lists who waits to be let in, and counts them nowhere else [G53]", () => {
    const waits: Happening = {
      type: "seat.joined",
      seat: "eve",
      name: "Eve",
      background: "lw",
      waiting: true,
    };
    const waiting = roomView(session(...people, waits), fleeting, null);
    expect([waiting.lobby.map(({ id }) => id), waiting.seats, waiting.removed]).toEqual([["eve"], 3, []]);
    const turnedAway = roomView(
      session(...people, waits, { type: "seat.removed", seat: "eve" }),
      fleeting,
      null,
    );
    expect([turnedAway.lobby, turnedAway.removed.map(({ id }) => id)]).toEqual([[], ["eve"]]);
    const letIn = roomView(
      session(...people, waits, { type: "seat.readmitted", seat: "eve" }),
      fleeting,
      null,
    );
    expect([letIn.lobby, letIn.seats]).toEqual([[], 4]);
  });
});
