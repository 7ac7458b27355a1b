import { act, cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AnyCommand, AnyEvent, State } from "../../contract";
import { foldAll, start } from "../../projections/state";
import { prefer } from "../../ui";
import { afternoon, type Happening } from "../afternoon";
import { BOARD, begun, given, moved } from "./given";
import { Tablet, type TabletProps } from "./Tablet";

const sent = vi.fn<(command: AnyCommand, author?: string) => void>();
const spoke = vi.fn<(seat: string) => void>();

const usual: Omit<TabletProps, "state"> = {
  ...{ session: "s1", me: "joan", speaker: "joan", flights: [], refused: [] },
  status: { words: "All saved", mood: "calm" },
  undoing: { undo: null, redo: null },
  clock: () => 0,
  newId: () => "newidnewid12",
  send: sent,
  speak: spoke,
  carry: () => undefined,
  onTryAgain: () => undefined,
  onForget: () => undefined,
};

function show(state: State, more: Partial<TabletProps> = {}) {
  const tablet = (now: State) => <Tablet {...usual} {...more} state={now} />;
  const shown = render(tablet(state));
  return { ...shown, later: (now: State) => shown.rerender(tablet(now)) };
}

const by = (seq: number, who = "fac") => ({ seq, at: seq, by: who, id: `e${seq}` });
const openNote = (name: string) =>
  fireEvent.click(screen.getByRole("button", { name: `${name}. Place on the scale` }), { detail: 0 });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

beforeEach(() => {
  vi.stubGlobal("CSS", { escape: (text: string) => text, supports: () => false });
  sent.mockReset();
  spoke.mockReset();
  localStorage.clear();
  sessionStorage.clear();
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  prefer({ calm: false });
});

describe("an answer that is not a place", () => {
  it("can be a range, chosen in words and moved by key, and is told as one", () => {
    show(given());
    openNote("Who can refer");
    press("We can’t agree");
    const [from, to] = ["From", "To"].map((name) => screen.getByRole("group", { name }));
    expect(screen.queryByRole("slider", { name: "From" })).toBeNull();
    if (!from || !to) throw new Error("an end is missing");
    fireEvent.click(within(to).getByRole("button", { name: "In the middle" }));
    fireEvent.click(within(from).getByRole("button", { name: "In the middle" }));
    expect(screen.getByText("Choose two different places.")).toBeTruthy();
    fireEvent.change(screen.getByRole("slider", { name: "To" }), { target: { value: "820" } });
    expect(screen.getByText("Between in the middle and very near “Set in stone”")).toBeTruthy();
    press("Keep this range");
    const range = { state: "cantAgree", low: 500, high: 820 };
    expect(sent.mock.calls[0]?.[0]).toEqual({ type: "setDiscussed", aspect: "a2", board: BOARD, ...range });
  });

  it("can depend on something, in words that outlive a reload", () => {
    const { unmount } = show(given());
    openNote("Who can refer");
    press("It depends");
    fireEvent.change(screen.getByLabelText("What does it depend on?"), { target: { value: "The distance" } });
    unmount();
    show(given());
    openNote("Who can refer");
    press("It depends");
    press("Keep “it depends”");
    expect(sent.mock.calls[0]?.[0]).toMatchObject({ state: "depends", text: "The distance", board: BOARD });
  });

  it("is taken back by the button that gave it", () => {
    const mark = {
      type: "aspect.marked",
      ...by(6, "amir"),
      board: BOARD,
      aspect: "a2",
      mark: "undecided",
    } as const;
    show(given(mark));
    fireEvent.click(screen.getByRole("radio", { name: "List" }));
    press("Who can refer: Open");
    expect(screen.getByRole("button", { name: "Undecided" }).getAttribute("aria-pressed")).toBe("true");
    press("Undecided");
    expect(sent.mock.calls[0]?.[0]).toMatchObject({ type: "setDiscussed", aspect: "a2", state: "open" });
  });

  it("lies on the scale as a bar that says its words", () => {
    const mark = {
      type: "aspect.marked",
      ...by(6, "amir"),
      board: BOARD,
      aspect: "a2",
      mark: "cantAgree",
    } as const;
    show(given({ ...mark, low: 100, high: 700 }));
    press("Who can refer. We can’t agree. Between very near “About choice” and nearer “Set in stone”. Open");
    expect(screen.getByRole("dialog", { name: "Who can refer" })).toBeTruthy();
  });
});

describe("a note", () => {
  it("can be put back where it was before somebody moved it", () => {
    show(given(moved(6, "joan", "a1", 100, 200), moved(7, "amir", "a1", 900)));
    fireEvent.keyDown(screen.getByRole("slider"), { key: "Enter" });
    press("Put it back where it was");
    expect(sent.mock.calls[0]?.[0]).toEqual({ type: "moveNote", note: `${BOARD}:a1`, x: 100, y: 200 });
  });

  it("can have a reason, which everybody reads beside it", () => {
    const why = {
      type: "note.explained",
      ...by(7, "amir"),
      board: BOARD,
      note: `${BOARD}:a1`,
      text: "No bus",
    } as const;
    show(given(moved(6, "joan", "a1", 100), why));
    fireEvent.click(screen.getByRole("radio", { name: "List" }));
    expect(screen.getByText(/Why here:/).textContent).toBe("Why here: No bus");
  });

  it("that is too long stays as it is in its field, with what to do about it", () => {
    show(given());
    press("New note");
    const field = screen.getByRole("textbox");
    fireEvent.change(field, { target: { value: "é".repeat(2000) } });
    expect(screen.getByText(/This is 1500 characters too long/)).toBeTruthy();
    expect((field as HTMLTextAreaElement).value).toHaveLength(2000);
    expect((screen.getByRole("button", { name: "Add the note" }) as HTMLButtonElement).disabled).toBe(true);
  });

  it("whose words were hidden says so", () => {
    const added = { type: "note.added", ...by(6, "amir"), board: BOARD, note: "own1", aspect: null } as const;
    const hidden = { type: "words.hidden", ...by(7), on: "own1", hidden: true } as const;
    show(given({ ...added, text: "", x: 500, y: 500 }, hidden));
    expect(screen.getByRole("slider", { name: "A facilitator has hidden these words for now" })).toBeTruthy();
  });
});

describe("a topic that was put aside for all", () => {
  it("is named as such, on the board and in the list", () => {
    show(given({ type: "aspect.parked", ...by(6), aspect: "a2", parked: true }));
    const aside = () =>
      within(screen.getByRole("region", { name: "Put aside for now" })).getByText("Who can refer");
    expect(aside()).toBeTruthy();
    fireEvent.click(screen.getByRole("radio", { name: "List" }));
    expect(aside()).toBeTruthy();
  });
});

describe("a word from the facilitator", () => {
  const look: AnyEvent = { type: "attention.called", ...by(6), aspect: "a2", up: true };

  it("names the aspect and leads to it", () => {
    show(given(look));
    expect(screen.getByText("Please look at “Who can refer” now.")).toBeTruthy();
    press("Show me");
    expect(screen.getByRole("dialog", { name: "Who can refer" })).toBeTruthy();
  });

  it("stops everybody for a moment, and leaves everything to be read", () => {
    show(given(moved(6, "joan", "a1", 500), { type: "boards.locked", ...by(7), locked: true }));
    expect(screen.getByText(/Please stop for a moment/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "New note" })).toBeNull();
    expect(screen.getByRole("slider").getAttribute("aria-readonly")).toBe("true");
  });
});

describe("what names nobody", () => {
  const told = /You are the only one of your group here/;
  const noteOf = (me: string) => {
    show(foldAll(start(), begun("nobody")), { me, speaker: me });
    press("New note");
  };

  it("says so honestly where one person is a whole group, and to nobody else", () => {
    noteOf("pat");
    expect(screen.getByText(told)).toBeTruthy();
    cleanup();
    noteOf("joan");
    expect(screen.queryByText(told)).toBeNull();
  });
});

describe("placing alone", () => {
  it("offers no answer that takes two to disagree", () => {
    const state = given();
    const activity = state.agenda.activities.scale;
    if (!activity) throw new Error("no scale");
    const scale = { ...activity, mode: "individual" } as const;
    show({ ...state, agenda: { ...state.agenda, activities: { scale } } });
    openNote("Who can refer");
    expect(screen.getByRole("button", { name: "It depends" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "We can’t agree" })).toBeNull();
  });
});

describe("several people at one tablet", () => {
  const mair: AnyEvent = {
    ...{ type: "seat.joined", ...by(6, "joan"), seat: "mair", name: "Mair", background: "ppi" },
  };

  it("tap who is speaking, and are told under whose name it is kept", () => {
    show(given(mair));
    fireEvent.click(screen.getByRole("radio", { name: "Mair" }));
    expect(spoke).toHaveBeenCalledWith("mair");
    cleanup();
    show(given(mair), { speaker: "mair" });
    expect(screen.getByText("What you do now is kept as what Mair does.")).toBeTruthy();
    expect(screen.getByText("Link workers")).toBeTruthy();
  });

  it("are asked nothing when there is only one", () => {
    show(given());
    expect(screen.queryByText("Who is speaking?")).toBeNull();
  });

  it("show who wrote for whom", () => {
    show(given(mair, { ...moved(7, "joan", "a1", 500), author: "amir" }));
    fireEvent.keyDown(screen.getByRole("slider"), { key: "Enter" });
    expect(screen.getByText(/Last moved: Amir \(written by You\)/)).toBeTruthy();
  });

  it("can let somebody of their own group write for them", () => {
    show(given());
    press("Joan. Who is at this tablet");
    press("Choose who writes for me");
    expect(screen.queryByRole("radio", { name: "Pat" })).toBeNull();
    fireEvent.click(screen.getByRole("radio", { name: "Amir" }));
    press("Let them write for me");
    expect(sent).toHaveBeenCalledWith({ type: "appointScribe", seat: "joan", scribe: "amir" }, "joan");
  });

  it("can be joined by one more, with a name and a background", () => {
    show(given());
    press("Joan. Who is at this tablet");
    press("Add somebody to this tablet");
    fireEvent.change(screen.getByLabelText("Their name, or a made-up one"), { target: { value: "Mair" } });
    fireEvent.click(screen.getByRole("radio", { name: "PPI contributors" }));
    press("Add this person");
    const seat = { name: "Mair", background: "ppi", seat: "newidnewid12" };
    expect(sent).toHaveBeenCalledWith({ type: "addCompanion", ...seat }, "joan");
  });
});

describe("calm mode", () => {
  it("holds what others change until it is asked for, and never what is done here", () => {
    prefer({ calm: true });
    const { later } = show(given(moved(6, "amir", "a1", 100)));
    later(given(moved(6, "amir", "a1", 100), moved(7, "amir", "a1", 900), moved(8, "joan", "a2", 500)));
    const place = (name: string) => screen.getByRole("slider", { name }).getAttribute("aria-valuenow");
    expect([place("Where we meet"), place("Who can refer")]).toEqual(["100", "500"]);
    expect(screen.getByText(/Others have changed 1 note/)).toBeTruthy();
    press("Show them");
    expect(place("Where we meet")).toBe("900");
    expect(screen.queryByText(/Others have changed/)).toBeNull();
  });
});

describe("quiet needs", () => {
  it("are asked for and taken back in one place", () => {
    show(given({ type: "hand.raised", ...by(6, "joan"), seat: "joan", up: true, need: "slower" }));
    press("Asked for");
    press(/^Slower, please/);
    press(/^A break, please/);
    expect(sent.mock.calls.map(([command]) => command)).toEqual([
      { type: "raiseHand", need: "slower", up: false },
      { type: "raiseHand", need: "break", up: true },
    ]);
  });
});

describe("writing alone", () => {
  it("is the only thing on the screen, and goes to a board of one's own", () => {
    const start = { type: "writing.started", ...by(6), activity: "scale" } as const;
    show(given(start));
    expect(screen.getByRole("heading", { name: "Write on your own" })).toBeTruthy();
    expect(screen.queryByRole("region", { name: "The scale" })).toBeNull();
    fireEvent.change(screen.getByRole("textbox"), { target: { value: "A quiet thought" } });
    press("Keep this note");
    const note = { text: "A quiet thought", note: "newidnewid12", board: `${BOARD}:joan` };
    expect(sent.mock.calls[0]?.[0]).toEqual({ type: "addNote", ...note });
  });
});

describe("the screen of a seat", () => {
  it("is that of its table in a formed activity, and kind words where it has none", () => {
    const table = { id: "table-2", name: "Table 2", shape: "star", seats: ["joan"] } as const;
    const formed = { type: "groups.formed", ...by(6), activity: "scale", groups: [table], seed: 1 } as const;
    show(given(formed));
    expect(screen.getByText("Table 2")).toBeTruthy();
    cleanup();
    show(given(formed), { me: "amir", speaker: "amir" });
    expect(screen.getByText(/You have no table for this part yet/)).toBeTruthy();
  });

  it("says where to sit at the start of a formed activity, until that was read", () => {
    const table = { id: "table-3", name: "Table 3", shape: "cross", seats: ["joan"] } as const;
    show(given({ type: "groups.formed", ...by(6), activity: "scale", groups: [table], seed: 1 }));
    expect(screen.getByText("Please sit at Table 3.")).toBeTruthy();
    press("Got it");
    expect(screen.queryByText("Please sit at Table 3.")).toBeNull();
  });

  it("says before anything begins where to sit", () => {
    const table = { id: "table-3", name: "Table 3", shape: "cross", seats: ["joan"] } as const;
    const formed: Happening = { type: "groups.formed", activity: "chart", groups: [table], seed: 1 };
    show(afternoon(formed));
    expect(screen.getByText("Please sit at Table 3.")).toBeTruthy();
  });

  it("has the meaning of a word at hand", async () => {
    const state = given();
    const terms = [{ word: "note", plain: "a card with words on it" }];
    const activity = state.agenda.activities.scale;
    if (!activity) throw new Error("no scale");
    const agenda = {
      ...state.agenda,
      activities: { scale: { ...activity, instruction: "Place each note." } },
    };
    show({ ...state, session: { ...state.session, terms }, agenda });
    await act(async () => press("note. What does it mean?"));
    expect(screen.getByText("a card with words on it")).toBeTruthy();
  });
});
