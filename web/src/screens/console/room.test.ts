import { describe, expect, it } from "vitest";
import type { Fleeting } from "../../sync/store";
import { seated, session } from "../fixture";
import { roomView } from "./room";

const fleeting: Fleeting = { dragging: {}, landed: {}, here: { joan: 1, amir: 0 }, unsent: { joan: 3 } };
const people = [seated("joan", "lw"), seated("amir", "lw"), seated("pat", "ppi")];

describe("the room", () => {
  it("knows who is here and who has changes on the way, and takes silence for absence", () => {
    const { groups, seats, here } = roomView(session(...people), fleeting);
    expect([seats, here]).toEqual([3, 1]);
    expect(groups.map(({ group, seats: sitting }) => [group.id, sitting.map(({ seat }) => seat.id)])).toEqual(
      [
        ["lw", ["joan", "amir"]],
        ["ppi", ["pat"]],
      ],
    );
    expect(groups[0]?.seats[0]).toMatchObject({ here: true, unsent: 3 });
    expect(groups[1]?.seats[0]).toMatchObject({ here: false, unsent: 0 });
  });

  it("puts a moved seat with its new group", () => {
    const { groups } = roomView(
      session(...people, { type: "seat.moved", seat: "joan", group: "ppi" }),
      fleeting,
    );
    expect(groups.map(({ seats }) => seats.length)).toEqual([1, 2]);
  });

  it("lists raised hands first, and removed seats apart from the counts", () => {
    const room = roomView(
      session(
        ...people,
        { type: "hand.raised", seat: "amir", up: true },
        { type: "seat.removed", seat: "joan" },
      ),
      fleeting,
    );
    expect(room.hands.map(({ seat }) => seat.id)).toEqual(["amir"]);
    expect(room.removed.map((seat) => seat.id)).toEqual(["joan"]);
    expect([room.seats, room.here]).toEqual([2, 0]);
  });
});
