import { describe, expect, it } from "vitest";
import { afternoon, answered, type Happening, placed, pointed } from "../afternoon";
import { asText, ending, takeaway } from "./takeaway";

const noted = (by: string, note: string, text: string): Happening => ({
  ...{ type: "note.added", by, board: "talk:lw", note, aspect: null, text, x: null, y: null, question: true },
});
const full = afternoon(
  answered("joan", "expect", { text: "Forms" }, "talk"),
  answered("amir", "expect", { text: "Not mine" }, "talk"),
  noted("joan", "n1", "Who decides?"),
  noted("amir", "n2", "Not mine either"),
  placed("lw", "a1", 900, "amir"),
  { type: "note.explained", board: "scale:lw", note: "scale:lw:a1", text: "it must be safe" },
  { type: "aspect.marked", board: "scale:lw", aspect: "a2", mark: "notDiscussed" },
  placed("ppi", "a3", 100),
  {
    type: "comment.added",
    by: "joan",
    board: "scale:lw",
    comment: "c1",
    on: "scale:lw:a1",
    text: "Says who?",
  },
  pointed("joan", "p1", "Less waiting"),
  pointed("amir", "p2", "More work", { side: "con" }),
  { type: "point.supported", by: "joan", chart: "chart:lw", point: "p2" },
  answered("joan", "time", { rating: 2 }),
);

describe("what somebody takes home", () => {
  it("is what they said, what their group placed, and nothing that others said", () => {
    expect(takeaway(full, "joan")).toEqual([
      {
        id: "talk",
        title: "Getting to know you",
        parts: [
          { title: "What do you expect?", lines: ["Forms"] },
          { title: "What you noted", lines: ["Who decides?"] },
        ],
      },
      {
        id: "scale",
        title: "How fixed?",
        parts: [
          {
            title: "Where Link workers put each aspect",
            lines: [
              "Where we meet: Very near “Set in stone”, because: it must be safe",
              "Who can refer: did not discuss it",
            ],
          },
          { title: "Your comments", lines: ["Says who?"] },
        ],
      },
      {
        id: "chart",
        title: "For and against",
        parts: [
          { title: "Points you added", lines: ["Where we meet. For: Less waiting"] },
          { title: "Points you agreed with", lines: ["Where we meet. Against: More work"] },
        ],
      },
      {
        id: "reflection",
        title: "Looking back",
        parts: [{ title: "More time, or fewer topics?", lines: ["Fewer topics"] }],
      },
    ]);
  });

  it("is their own board where each placed alone", () => {
    const state = afternoon({
      ...{ type: "note.moved", by: "joan", board: "scale:lw:joan", note: "scale:lw:joan:a1", x: 100, y: 1 },
    });
    const scale = state.agenda.activities.scale;
    if (!scale) throw new Error("the afternoon has no scale");
    const activities = { ...state.agenda.activities, scale: { ...scale, mode: "individual" as const } };
    const [section] = takeaway({ ...state, agenda: { ...state.agenda, activities } }, "joan");
    expect(section?.parts).toEqual([
      { title: "Where you put each aspect", lines: ["Where we meet: Very near “About choice”"] },
    ]);
  });

  it("is nothing for somebody who only listened, and thanks them all the same", () => {
    const state = afternoon();
    expect(takeaway(state, "pat")).toEqual([]);
    expect(ending(null).every((words) => words !== "")).toBe(true);
    expect(ending({ thanks: "Ta", next: "", contact: "" })[0]).toBe("Ta");
  });

  it("is one plain text to keep", () => {
    const text = asText(full, takeaway(full, "joan"), "joan");
    expect(text.startsWith("At your discretion\nJoan\n")).toBe(true);
    expect(text).toContain("\nPoints you added\n- Where we meet. For: Less waiting\n");
  });
});
