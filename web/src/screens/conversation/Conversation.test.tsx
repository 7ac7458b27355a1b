import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { afternoon, answered, type Happening, revealed, roomIn, started } from "../afternoon";
import { Conversation } from "./Conversation";

beforeEach(() => {
  // jsdom has no CSS object, which react-aria asks for when a sheet opens.
  vi.stubGlobal("CSS", { escape: (text: string) => text, supports: () => false });
  localStorage.clear();
  sessionStorage.clear();
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const noted = (by: string, note: string, text: string, question = false, group = "lw"): Happening => ({
  ...{ type: "note.added", by, board: `talk:${group}`, note, aspect: null, text, x: null, y: null, question },
});
const go = (step: string) => fireEvent.click(screen.getByRole("radio", { name: step }));

describe("a conversation", () => {
  it("asks what one expects first, and afterwards what one heard beside it", () => {
    const { room, sent } = roomIn(afternoon(started("talk")), "talk", "joan");
    const { rerender } = render(<Conversation room={room} />);
    fireEvent.change(screen.getByRole("textbox"), { target: { value: "Forms" } });
    fireEvent.click(screen.getByRole("button", { name: "Save my answer" }));
    expect(sent).toHaveBeenLastCalledWith({
      type: "reflect",
      activity: "talk",
      prompt: "expect",
      text: "Forms",
      named: false,
    });
    const state = afternoon(started("talk"), answered("joan", "expect", { text: "Forms" }, "talk"));
    rerender(<Conversation room={{ ...room, state }} />);
    expect(screen.getByRole("radio", { name: "Before" }).getAttribute("aria-checked")).toBe("true");
    go("After");
    expect(screen.getByRole("region", { name: "Before the talk you wrote" }).textContent).toContain("Forms");
    expect(screen.getByRole("region", { name: "What did you hear?" })).toBeTruthy();
  });

  it("shows one card at a time, on and back, from the last to the first", () => {
    render(<Conversation room={roomIn(afternoon(started("talk")), "talk", "amir").room} />);
    fireEvent.click(screen.getByRole("button", { name: "On to the talk" }));
    expect(screen.getByText("What happens in a normal week?")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Next" }));
    expect(screen.getByText("When can you choose?")).toBeTruthy();
    expect(screen.getByText("2 of 2")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Next" }));
    expect(screen.getByText("What happens in a normal week?")).toBeTruthy();
  });

  it("stays with the talk over a reload", () => {
    const { room } = roomIn(afternoon(started("talk")), "talk", "pat");
    const { unmount } = render(<Conversation room={room} />);
    fireEvent.click(screen.getByRole("button", { name: "On to the talk" }));
    unmount();
    render(<Conversation room={room} />);
    expect(screen.getByRole("radio", { name: "The talk" }).getAttribute("aria-checked")).toBe("true");
  });

  it("keeps a point or a question for the table, also half written over a reload", () => {
    const { room, sent } = roomIn(afternoon(started("talk")), "talk", "joan");
    const { unmount } = render(<Conversation room={room} />);
    go("The talk");
    fireEvent.change(screen.getByRole("textbox"), { target: { value: "Who decides?" } });
    unmount();
    render(<Conversation room={room} />);
    fireEvent.click(screen.getByRole("button", { name: "Add as a question" }));
    expect(sent).toHaveBeenLastCalledWith({
      ...{ type: "addNote", text: "Who decides?", question: true, board: "talk:lw", note: "newidnewid1000" },
    });
    expect((screen.getByRole("textbox") as HTMLTextAreaElement).value).toBe("");
  });

  it("lists what the table noted, to change, remove and put back", () => {
    const state = afternoon(
      started("talk"),
      noted("amir", "n1", "They walk a lot"),
      noted("joan", "n2", "Who decides?", true),
      noted("pat", "n3", "Not ours", false, "ppi"),
      noted("joan", "n4", "A slip"),
      { type: "note.removed", board: "talk:lw", note: "n4" },
    );
    const { room, sent } = roomIn(state, "talk", "joan");
    render(<Conversation room={room} />);
    go("The talk");
    expect(within(screen.getByRole("region", { name: "1 point" })).getByText("They walk a lot")).toBeTruthy();
    expect(screen.queryByText("Not ours")).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Change: Who decides?" }));
    const sheet = screen.getByRole("dialog", { name: "A question" });
    fireEvent.change(within(sheet).getByRole("textbox"), { target: { value: "Who may decide?" } });
    fireEvent.click(within(sheet).getByRole("button", { name: "Keep the new words" }));
    expect(sent).toHaveBeenLastCalledWith({ type: "rewordNote", note: "n2", text: "Who may decide?" });
    fireEvent.click(screen.getByRole("button", { name: "Change: They walk a lot" }));
    fireEvent.click(screen.getByRole("button", { name: "Remove it" }));
    expect(sent).toHaveBeenLastCalledWith({ type: "removeNote", note: "n1" });
    fireEvent.click(screen.getByRole("button", { name: "Change: A slip" }));
    fireEvent.click(screen.getByRole("button", { name: "Put it back" }));
    expect(sent).toHaveBeenLastCalledWith({ type: "restoreNote", note: "n4" });
  });

  it("shows what every table noted once it is shown to everyone", () => {
    const state = afternoon(
      started("talk"),
      noted("pat", "n3", "Ask earlier", false, "ppi"),
      revealed("talk"),
    );
    render(<Conversation room={roomIn(state, "talk", "joan").room} />);
    go("Everybody’s");
    const theirs = screen.getByRole("region", { name: "PPI contributors" });
    expect(within(theirs).getByText("Ask earlier")).toBeTruthy();
  });
});
