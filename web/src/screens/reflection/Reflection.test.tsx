import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { afternoon, answered, revealed, roomIn, started } from "../afternoon";
import { Answers } from "./Answers";
import { Reflection } from "./Reflection";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

const prompt = (name: string) => within(screen.getByRole("region", { name }));
const write = (text: string) =>
  fireEvent.change(prompt("What went well?").getByRole("textbox"), { target: { value: text } });

describe("a reflection", () => {
  it("keeps words that are not saved over a reload, and sends them without a name unless asked to", () => {
    const { room, sent } = roomIn(afternoon(started("reflection")), "reflection", "joan");
    const { unmount } = render(<Reflection room={room} />);
    write("The talk");
    unmount();
    render(<Reflection room={room} />);
    expect(prompt("What went well?").getByText(/Nobody is told who wrote it/)).toBeTruthy();
    fireEvent.click(prompt("What went well?").getByRole("button", { name: "Save my answer" }));
    expect(sent).toHaveBeenLastCalledWith({
      type: "reflect",
      activity: "reflection",
      prompt: "well",
      text: "The talk",
      named: false,
    });
  });

  it("puts a name to the answer of whoever ticks it, and says so beforehand", () => {
    const { room, sent } = roomIn(afternoon(started("reflection")), "reflection", "joan");
    render(<Reflection room={room} />);
    write("The talk");
    fireEvent.click(prompt("What went well?").getByRole("switch", { name: "Show my name with this" }));
    expect(prompt("What went well?").getByText(/Your name stands beside it/)).toBeTruthy();
    fireEvent.click(prompt("What went well?").getByRole("button", { name: "Save my answer" }));
    expect(sent).toHaveBeenLastCalledWith(expect.objectContaining({ named: true }));
  });

  it("shows what was saved, to change or take back", () => {
    const state = afternoon(started("reflection"), answered("joan", "well", { text: "The talk" }));
    const { room, sent } = roomIn(state, "reflection", "joan");
    render(<Reflection room={room} />);
    expect(screen.getByText("Answered: 1 of 2. Answer what you like.")).toBeTruthy();
    expect(prompt("What went well?").getByText("The talk")).toBeTruthy();
    fireEvent.click(prompt("What went well?").getByRole("button", { name: "Change my answer" }));
    write("The talk and the tea");
    fireEvent.click(prompt("What went well?").getByRole("button", { name: "Save my answer" }));
    expect(sent).toHaveBeenLastCalledWith(expect.objectContaining({ text: "The talk and the tea" }));
    fireEvent.click(prompt("What went well?").getByRole("button", { name: "Change my answer" }));
    fireEvent.click(prompt("What went well?").getByRole("button", { name: "Take my answer back" }));
    expect(sent).toHaveBeenLastCalledWith({
      type: "reflect",
      activity: "reflection",
      prompt: "well",
      text: "",
      named: false,
    });
  });

  it("saves a choice with the tap that makes it", () => {
    const { room, sent } = roomIn(afternoon(started("reflection")), "reflection", "joan");
    render(<Reflection room={room} />);
    const choices = screen.getByRole("radiogroup", { name: "More time, or fewer topics?" });
    fireEvent.click(within(choices).getByRole("radio", { name: "Fewer topics" }));
    expect(sent).toHaveBeenLastCalledWith({
      type: "reflect",
      activity: "reflection",
      prompt: "time",
      rating: 2,
      named: false,
    });
  });

  it("keeps the words of one who shares the tablet out of the other's field", () => {
    const state = afternoon(started("reflection"));
    const { rerender } = render(<Reflection room={roomIn(state, "reflection", "joan").room} />);
    write("Joan's own");
    rerender(<Reflection room={roomIn(state, "reflection", "amir").room} />);
    expect((prompt("What went well?").getByRole("textbox") as HTMLTextAreaElement).value).toBe("");
  });

  it("still shows words that were not saved when it ended, and that nobody else can read them", () => {
    const state = afternoon(started("reflection"));
    const { rerender } = render(<Reflection room={roomIn(state, "reflection", "joan").room} />);
    write("Half a thought");
    rerender(<Reflection room={roomIn(state, "reflection", "joan", false).room} />);
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.getByText("Half a thought")).toBeTruthy();
    expect(screen.getByText(/on this tablet only/)).toBeTruthy();
  });

  it("shows everybody's answers only once they are shown to everyone", () => {
    const others = [started("reflection"), answered("pat", "well", { text: "The tea" })] as const;
    const { rerender } = render(
      <Reflection room={roomIn(afternoon(...others), "reflection", "joan").room} />,
    );
    expect(screen.queryByRole("radio", { name: "Everybody’s answers" })).toBeNull();
    const { room } = roomIn(afternoon(...others, revealed("reflection")), "reflection", "joan");
    rerender(<Reflection room={room} />);
    fireEvent.click(screen.getByRole("radio", { name: "Everybody’s answers" }));
    expect(screen.getByText("The tea")).toBeTruthy();
  });
});

describe("everybody's answers", () => {
  it("are counted in people, never in shares", () => {
    const state = afternoon(
      answered("joan", "time", { rating: 1 }),
      answered("amir", "time", { rating: 1 }),
      answered("pat", "time", { rating: 3 }),
    );
    const { container } = render(<Answers state={state} activity="reflection" />);
    const choices = prompt("More time, or fewer topics?").getAllByRole("listitem");
    expect(choices.map((one) => one.textContent)).toEqual([
      "More time2 people",
      "Fewer topicsnobody",
      "It was about right1 person",
    ]);
    expect(container.querySelectorAll(".choose-dot")).toHaveLength(3);
    expect(container.textContent).not.toContain("%");
  });
});
