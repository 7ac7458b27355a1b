import { beforeAll, describe, expect, test } from "vitest";
import type { AnyEvent } from "../../../contract";
import { speak } from "../../../words";
import type { Happening } from "../../fixture";
import { answer, card, note, point, said } from "./fixture";

type Types = AnyEvent["type"];
type Said = readonly [event: Happening, sentence: string];

const formed = [{ id: "t1", name: "Table 1", shape: "circle", seats: ["joan"] }] as const;

/** A sentence for every type; `by` is Joan's. */
const SAID: { readonly [One in Types]: readonly Said[] } = {
  "session.opened": [
    [
      { type: "session.opened", title: "Choice", plan: {} as never, facilitator: "f-1", salt: "" },
      "The session “Choice” was opened.",
    ],
  ],
  "session.closed": [[{ type: "session.closed" }, "Joan closed the session."]],
  "keys.renewed": [
    [{ type: "keys.renewed", role: "wall" }, "The wall got a new link; old ones open nothing any more."],
    [
      { type: "keys.renewed", role: "facilitator" },
      "The facilitators got new links; old ones open nothing any more.",
    ],
  ],
  "session.reopened": [[{ type: "session.reopened" }, "Joan opened the session again."]],
  "aspect.added": [
    [
      { type: "aspect.added", aspect: "a9", title: "Parking", detail: "" },
      "Joan gave every group one more aspect: “Parking”.",
    ],
  ],
  "aspect.parked": [
    [{ type: "aspect.parked", aspect: "a1", parked: true }, "Joan put “Aspect a1” aside for everyone."],
    [{ type: "aspect.parked", aspect: "a1", parked: false }, "Joan took “Aspect a1” up again for everyone."],
  ],
  "moment.marked": [
    [
      { type: "moment.marked", moment: "m2", label: "They laugh", memo: "" },
      "Joan marked a moment: “They laugh”.",
    ],
  ],
  "moment.changed": [
    [
      { type: "moment.changed", moment: "m1", label: "They cry", memo: "", notes: [] },
      "Joan changed a moment. It is called “They cry”.",
    ],
  ],
  "moment.removed": [[{ type: "moment.removed", moment: "m1" }, "Joan removed the moment “A turn”."]],
  "replay.opened": [
    [{ type: "replay.opened", open: true }, "Joan let everybody watch the replay."],
    [{ type: "replay.opened", open: false }, "Joan closed the replay for everybody else."],
  ],
  "bands.declared": [
    [
      { type: "bands.declared", bands: { near: 100, far: 300 } },
      "Joan set what differences are called: less than 10 of 100 is close, 30 of 100 or more is far apart.",
    ],
    [{ type: "bands.declared", bands: null }, "Joan set that no difference is called anything."],
  ],
  "boards.locked": [
    [{ type: "boards.locked", locked: true }, "Joan stopped all changes for now."],
    [{ type: "boards.locked", locked: false }, "Joan let people change things again."],
  ],
  "door.locked": [
    [{ type: "door.locked", locked: true }, "Joan closed the door: nobody new can join."],
    [{ type: "door.locked", locked: false }, "Joan opened the door again."],
  ],
  "words.hidden": [
    [{ type: "words.hidden", on: "n1", hidden: true }, "Joan hid these words: “Our own”."],
    [{ type: "words.hidden", on: "c1", hidden: false }, "Joan showed these words again: “Is it so?”"],
  ],
  "words.erased": [[{ type: "words.erased", on: "n1", why: "asked" }, "Joan had words erased for good."]],
  "name.erased": [
    [{ type: "name.erased", seat: "s-1", why: "asked" }, "Joan had a person’s name erased for good."],
  ],
  "seat.erased": [
    [
      { type: "seat.erased", seat: "s-1" },
      "Joan had everything that one person wrote erased for good, with their name.",
    ],
  ],
  "facilitator.added": [
    [{ type: "facilitator.added", facilitator: "f-3", name: "Lee" }, "Lee is in charge too."],
  ],
  "facilitator.removed": [
    [{ type: "facilitator.removed", facilitator: "f-2" }, "Ruth is not in charge any more."],
    [{ type: "facilitator.removed", facilitator: "f-1" }, "The facilitator is not in charge any more."],
  ],
  "activity.started": [
    [{ type: "activity.started", activity: "chart" }, "“The chart” began."],
    [{ type: "activity.started", activity: "scale" }, "“The scale” went on."],
    [
      { type: "activity.started", activity: "chart", groups: formed },
      "“The chart” began. The groups are: Table 1.",
    ],
  ],
  "activity.ended": [[{ type: "activity.ended", activity: "scale" }, "“The scale” ended."]],
  "boards.revealed": [
    [{ type: "boards.revealed", activity: "scale" }, "The boards of “The scale” were shown to everyone."],
    [{ type: "boards.revealed", activity: "chart" }, "The charts of “The chart” were shown to everyone."],
    [{ type: "boards.revealed", activity: "hello" }, "The answers of “The hello” were shown to everyone."],
  ],
  "boards.hidden": [
    [{ type: "boards.hidden", activity: "scale" }, "The boards of “The scale” were hidden again."],
  ],
  "writing.started": [
    [{ type: "writing.started", activity: "scale" }, "Everybody began to write alone in “The scale”."],
  ],
  "writing.shared": [
    [
      { type: "writing.shared", activity: "scale" },
      "What everybody had written alone in “The scale” was put on the boards.",
    ],
  ],
  "timer.set": [
    [{ type: "timer.set", at: 0, endsAt: 90_000, left: null }, "The clock was set. 1:30 to go."],
    [{ type: "timer.set", endsAt: null, left: 65_000 }, "The clock was stopped. 1:05 to go."],
    [{ type: "timer.set", endsAt: null, left: null }, "The clock was put away."],
  ],
  "attention.called": [
    [{ type: "attention.called", aspect: "a1", up: true }, "Joan asked everyone to look at “Aspect a1”."],
    [{ type: "attention.called", aspect: null, up: true }, "Joan asked everyone to look up."],
    [{ type: "attention.called", aspect: null, up: false }, "Joan let everyone go on."],
  ],
  "groups.formed": [
    [
      { type: "groups.formed", activity: "chart", groups: formed, seed: 1 },
      "Groups were formed for “The chart”: Table 1.",
    ],
  ],
  "seat.joined": [
    [
      { type: "seat.joined", seat: "ann", name: "Ann", background: "ppi" },
      "Ann joined. Group: PPI contributors.",
    ],
  ],
  "seat.renamed": [
    [{ type: "seat.renamed", seat: "joan", name: "Jo" }, "Joan goes by another name now: Jo."],
  ],
  "seat.moved": [
    [
      { type: "seat.moved", seat: "joan", group: "ppi" },
      "Joan sits with another group now: PPI contributors.",
    ],
    [
      { type: "seat.moved", seat: "joan", group: "ppi", activity: "chart" },
      "Joan sits with another group in “The chart”: PPI contributors.",
    ],
  ],
  "seat.handed": [[{ type: "seat.handed", seat: "joan" }, "Joan went on with another tablet."]],
  "scribe.appointed": [
    [{ type: "scribe.appointed", seat: "joan", scribe: "sam" }, "Sam writes for Joan from here on."],
    [{ type: "scribe.appointed", seat: "joan", scribe: null }, "Nobody writes for Joan any more."],
  ],
  "seat.removed": [[{ type: "seat.removed", seat: "sam" }, "Joan removed Sam from the session."]],
  "seat.readmitted": [[{ type: "seat.readmitted", seat: "sam" }, "Joan let Sam back in."]],
  "hand.raised": [
    [{ type: "hand.raised", seat: "joan", up: true }, "Joan asked for help."],
    [{ type: "hand.raised", seat: "joan", up: true, need: "break" }, "Joan asked for a break."],
    [{ type: "hand.raised", seat: "joan", up: false, need: "slower" }, "Joan needs no slower pace any more."],
  ],
  "note.added": [
    [
      { type: "note.added", ...note, note: "n9", aspect: null, text: "New", x: null, y: null },
      "Link workers: Joan added a note: “New”.",
    ],
    [
      { type: "note.added", ...note, note: "n9", aspect: null, text: "New", x: 500, y: 1 },
      "Link workers: Joan added a note in the middle: “New”.",
    ],
    [
      {
        type: "note.added",
        ...note,
        note: "n9",
        aspect: null,
        text: "Why?",
        x: null,
        y: null,
        question: true,
      },
      "Link workers: Joan kept a question: “Why?”",
    ],
  ],
  "note.moved": [
    [
      { type: "note.moved", ...note, x: 900, y: 1 },
      "Link workers: Joan put “Our own” on the scale, very near “Set in stone”.",
    ],
    [
      { type: "note.moved", ...card, x: 700, y: 1 },
      "Link workers: Joan moved “Aspect a1”. It was very near “About choice”, and is now nearer “Set in stone”.",
    ],
    [
      { type: "note.moved", ...card, x: 120, y: 1 },
      "Link workers: Joan moved “Aspect a1” a little towards “Set in stone”. It is still very near “About choice”.",
    ],
    [
      { type: "note.moved", ...card, x: 100, y: 900 },
      "Link workers: Joan shifted “Aspect a1” without changing its place on the scale. It is very near “About choice”.",
    ],
  ],
  "note.unplaced": [
    [
      { type: "note.unplaced", ...card },
      "Link workers: Joan took “Aspect a1” off the scale. It was very near “About choice”.",
    ],
  ],
  "note.reworded": [
    [
      { type: "note.reworded", ...card, text: "Where to meet" },
      "Link workers: Joan changed the words of “Aspect a1” to “Where to meet”.",
    ],
  ],
  "note.explained": [
    [
      { type: "note.explained", ...note, text: "The law says so" },
      "Link workers: Joan said why “Our own” is there: “The law says so”.",
    ],
    [{ type: "note.explained", ...note, text: "" }, "Link workers: Joan took back the reason for “Our own”."],
  ],
  "note.removed": [[{ type: "note.removed", ...note }, "Link workers: Joan took “Our own” off the board."]],
  "note.restored": [
    [{ type: "note.restored", ...note }, "Link workers: Joan put “Our own” back on the board."],
  ],
  "comment.added": [
    [
      { type: "comment.added", board: "scale:lw", comment: "c2", on: "n1", text: "Yes" },
      "Link workers: Joan said of “Our own”: “Yes”.",
    ],
  ],
  "comment.removed": [
    [
      { type: "comment.removed", board: "scale:lw", comment: "c1" },
      "Link workers: Joan took back a comment on “Our own”.",
    ],
  ],
  "aspect.marked": [
    [mark("notDiscussed"), "Link workers: Joan said that “Aspect a2” was not discussed."],
    [mark("undecided"), "Link workers: Joan said: undecided about “Aspect a2”."],
    [mark("open"), "Link workers: Joan took back what was said of “Aspect a2” instead of a place."],
    [mark("depends"), "Link workers: Joan said of “Aspect a2”: it depends."],
    [
      { ...mark("depends"), text: "who asks" } as Happening,
      "Link workers: Joan said of “Aspect a2” that it depends on “who asks”.",
    ],
    [mark("cantAgree"), "Link workers: Joan said: we can’t agree on “Aspect a2”."],
    [
      { ...mark("cantAgree"), low: 100, high: 900 } as Happening,
      "Link workers: Joan said: we can’t agree on “Aspect a2”. It could be between very near “About choice” and very near “Set in stone”.",
    ],
  ],
  "note.matched": [
    [
      { type: "note.matched", activity: "scale", note: "n1", to: "n2" },
      "Joan matched “Our own” with “Theirs”: they say the same.",
    ],
  ],
  "note.unmatched": [
    [
      { type: "note.unmatched", activity: "scale", note: "n1" },
      "Joan took back that “Our own” says the same as another note.",
    ],
  ],
  "point.added": [
    [
      {
        type: "point.added",
        ...point,
        point: "p9",
        aspect: "a1",
        side: "con",
        bearers: ["b1"],
        text: "Slow",
      },
      "Link workers: Joan added a point against “Aspect a1”: “Slow”. For: Patients.",
    ],
  ],
  "point.reworded": [
    [
      { type: "point.reworded", ...point, bearers: [], text: "It saves money" },
      "Link workers: Joan changed the words of “It saves time” to “It saves money”.",
    ],
  ],
  "point.moved": [
    [
      { type: "point.moved", ...point, aspect: "a1", side: "con" },
      "Link workers: Joan moved “It saves time” to the points against.",
    ],
    [
      { type: "point.moved", ...point, aspect: "a2", side: "pro" },
      "Link workers: Joan moved “It saves time” to the points for “Aspect a2”.",
    ],
  ],
  "point.removed": [
    [{ type: "point.removed", ...point }, "Link workers: Joan removed the point “It saves time”."],
  ],
  "point.restored": [
    [{ type: "point.restored", ...point }, "Link workers: Joan put the point “It saves time” back."],
  ],
  "point.supported": [
    [{ type: "point.supported", ...point }, "Link workers: Joan agreed with “It saves time”."],
  ],
  "point.unsupported": [
    [{ type: "point.unsupported", ...point }, "Link workers: Joan no longer agrees with “It saves time”."],
  ],
  "point.joined": [
    [
      { type: "point.joined", ...point, into: "p2" },
      "Link workers: Joan put “It saves time” together with “It is quicker”: they say the same.",
    ],
  ],
  "point.parted": [
    [{ type: "point.parted", ...point }, "Link workers: Joan let “It saves time” stand for itself again."],
  ],
  "bearer.added": [
    [
      { type: "bearer.added", chart: "chart:lw", bearer: "b2", name: "Carers" },
      "Link workers: Joan added to the list of people it can be for: Carers.",
    ],
  ],
  "reflection.given": [
    [{ type: "reflection.given", ...answer, text: "A lot", rating: null }, "Joan answered “why”: “A lot”."],
    [{ type: "reflection.given", ...answer, text: "", rating: 2 }, "Joan answered “why”: “2”."],
    [
      { type: "reflection.given", ...answer, text: "", rating: null, group: "lw" },
      "Link workers: Joan took back the answer to “why”.",
    ],
  ],
};

function mark(said: "notDiscussed" | "undecided" | "open" | "depends" | "cantAgree"): Happening {
  return { type: "aspect.marked", board: "scale:lw", aspect: "a2", mark: said };
}

const ALL = Object.entries(SAID).flatMap(([type, said]) =>
  said.map(([event, sentence]) => ({ type: type as Types, event, sentence })),
);

/** Events in which the seat is what the event is about, and not who did it. */
const ABOUT_PEOPLE = /^(seat|scribe|hand)\./;

describe("each event in words", () => {
  test.each(ALL)("$type: $sentence", ({ event, sentence }) => {
    expect(said(event)).toBe(sentence);
  });

  test.each(ALL)("$type names nobody where the event does not", ({ type, event }) => {
    const sentence = said(event, { by: "" });
    expect(sentence).not.toMatch(/\{\{|undefined|removed person/);
    if (!ABOUT_PEOPLE.test(type)) expect(sentence).not.toMatch(/Joan|Sam/);
  });

  test("from a newer version is told as something unknown, and breaks nothing", () => {
    expect(said({ type: "note.sung" } as never)).toMatch(/^Something happened/);
  });
});

describe("in Welsh", () => {
  beforeAll(async () => {
    await speak("cy");
    return () => speak("en");
  });

  test.each(ALL)("$type is told too", ({ event, sentence }) => {
    const welsh = said(event);
    expect(welsh).not.toBe(sentence);
    expect(welsh).not.toMatch(/\{\{|undefined/);
  });
});
