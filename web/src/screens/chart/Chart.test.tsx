import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { afternoon, placed, pointed, revealed, roomIn, started } from "../afternoon";
import { Chart } from "./Chart";
import { ChartsSideBySide } from "./ChartView";

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

const side = (name: string) => screen.getByRole("region", { name });

describe("a chart", () => {
  it("goes from aspect to aspect, from the last to the first, and by the list", () => {
    const { room } = roomIn(afternoon(started("chart")), "chart", "joan");
    render(<Chart room={room} />);
    expect(screen.getByRole("heading", { name: "Where we meet" })).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Previous" }));
    expect(screen.getByRole("heading", { name: "Seeing GP records" })).toBeTruthy();
    expect(screen.getByText(/3 of 3/)).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "All aspects" }));
    fireEvent.click(screen.getByRole("button", { name: "Weigh it: Who can refer" }));
    expect(screen.getByRole("heading", { name: "Who can refer" })).toBeTruthy();
  });

  it("goes to the aspect that a facilitator asks everybody to look at", () => {
    const { room } = roomIn(afternoon(started("chart")), "chart", "joan");
    const { rerender } = render(<Chart room={room} />);
    rerender(<Chart room={{ ...room, look: { aspect: "a2" } }} />);
    expect(screen.getByRole("heading", { name: "Who can refer" })).toBeTruthy();
  });

  it("says where each group put the aspect once everybody may know", () => {
    const state = afternoon(
      placed("lw", "a1", 900),
      placed("ppi", "a1", 100),
      revealed("scale"),
      started("chart"),
    );
    render(<Chart room={roomIn(state, "chart", "joan").room} />);
    const lanes = screen.getByRole("list", { name: "Where each group put it" });
    expect(within(lanes).getByText("Very near “About choice”")).toBeTruthy();
    expect(screen.getByText(/far apart: 80 of 100/)).toBeTruthy();
  });

  it("takes a point with whom it is for, also somebody who was not on the list", () => {
    const { room, sent } = roomIn(afternoon(started("chart")), "chart", "joan");
    render(<Chart room={room} />);
    fireEvent.click(screen.getByRole("button", { name: "Add a point against" }));
    fireEvent.change(screen.getByRole("textbox"), { target: { value: "Longer lists" } });
    fireEvent.click(screen.getByRole("checkbox", { name: "Patient" }));
    fireEvent.click(screen.getByRole("button", { name: "Someone else …" }));
    fireEvent.change(screen.getByRole("textbox", { name: "Who is it?" }), {
      target: { value: "Neighbours" },
    });
    fireEvent.click(screen.getByRole("button", { name: "Put them on the list" }));
    fireEvent.click(screen.getByRole("button", { name: "Add the point" }));
    const bearer = "newidnewid1000";
    expect(sent.mock.calls.map(([command]) => command)).toEqual([
      { type: "addBearer", name: "Neighbours", bearer, chart: "chart:lw" },
      {
        ...{ type: "addPoint", aspect: "a1", side: "con", text: "Longer lists", chart: "chart:lw" },
        ...{ bearers: ["patient", `b-${bearer}`], point: "newidnewid2000" },
      },
    ]);
  });

  it("keeps a half-written point, with whom it is for, over a reload", () => {
    const { room, sent } = roomIn(afternoon(started("chart")), "chart", "joan");
    const { unmount } = render(<Chart room={room} />);
    fireEvent.click(screen.getByRole("button", { name: "Add a point for" }));
    fireEvent.change(screen.getByRole("textbox"), { target: { value: "Less waiting" } });
    fireEvent.click(screen.getByRole("checkbox", { name: "GP surgery" }));
    unmount();
    render(<Chart room={room} />);
    fireEvent.click(screen.getByRole("button", { name: "Add a point for" }));
    fireEvent.click(screen.getByRole("button", { name: "Add the point" }));
    expect(sent).toHaveBeenCalledWith(
      expect.objectContaining({ text: "Less waiting", bearers: ["surgery"] }),
    );
  });

  it("is agreed with by a button that keeps its verb, with the count beside it", () => {
    const supported = { type: "point.supported", by: "amir", chart: "chart:lw", point: "p1" } as const;
    const events = [started("chart"), pointed("joan", "p1", "Less waiting"), supported] as const;
    const { room, sent } = roomIn(afternoon(...events), "chart", "joan");
    const { rerender } = render(<Chart room={room} />);
    const agree = screen.getByRole("button", { name: "I agree: Less waiting" });
    expect(screen.getByText("1 so far")).toBeTruthy();
    expect(agree.getAttribute("aria-pressed")).toBe("false");
    fireEvent.click(agree);
    expect(sent).toHaveBeenLastCalledWith({ type: "supportPoint", point: "p1" });
    const mine = afternoon(...events, { ...supported, by: "joan" });
    rerender(<Chart room={{ ...room, state: mine }} />);
    const agreed = screen.getByRole("button", { name: "You agree: Less waiting" });
    expect(screen.getByText("2 so far")).toBeTruthy();
    expect(agreed.getAttribute("aria-pressed")).toBe("true");
    fireEvent.click(agreed);
    expect(sent).toHaveBeenLastCalledWith({ type: "unsupportPoint", point: "p1" });
  });

  it("lets a point be changed, moved to the other side, remarked on and removed, all without dragging", () => {
    const { room, sent } = roomIn(
      afternoon(started("chart"), pointed("amir", "p1", "Less waiting")),
      "chart",
      "joan",
    );
    render(<Chart room={room} />);
    const open = () =>
      fireEvent.click(within(side("For")).getByRole("button", { name: "Open: Less waiting" }));
    open();
    const sheet = screen.getByRole("dialog", { name: "A point for" });
    fireEvent.change(within(sheet).getByRole("textbox"), { target: { value: "Says who?" } });
    fireEvent.click(within(sheet).getByRole("button", { name: "Add the comment" }));
    expect(sent).toHaveBeenLastCalledWith(
      expect.objectContaining({ type: "comment", on: "p1", text: "Says who?" }),
    );
    fireEvent.click(within(sheet).getByRole("button", { name: "Change it" }));
    fireEvent.click(within(sheet).getByRole("checkbox", { name: "Patient" }));
    fireEvent.click(within(sheet).getByRole("button", { name: "Keep the changes" }));
    expect(sent).toHaveBeenLastCalledWith({
      ...{ type: "rewordPoint", point: "p1", text: "Less waiting", bearers: ["patient"] },
    });
    fireEvent.click(within(sheet).getByRole("button", { name: "Move it to “Against”" }));
    expect(sent).toHaveBeenLastCalledWith({ type: "movePoint", point: "p1", side: "con" });
    open();
    fireEvent.click(screen.getByRole("button", { name: "Remove this point" }));
    expect(sent).toHaveBeenLastCalledWith({ type: "removePoint", point: "p1" });
  });

  it("can only be read once it takes no changes", () => {
    const state = afternoon(started("chart"), pointed("joan", "p1", "Less waiting"));
    render(<Chart room={roomIn(state, "chart", "joan", false).room} />);
    expect(screen.queryByRole("button", { name: "Add a point for" })).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Open: Less waiting" }));
    expect(screen.queryByRole("button", { name: "Remove this point" })).toBeNull();
  });
});

describe("all charts side by side", () => {
  it("hold every group's points by aspect, and totals for each group", () => {
    const state = afternoon(
      pointed("joan", "p1", "Less waiting", { bearers: ["patient"] }),
      pointed("pat", "p2", "More travel", { chart: "chart:ppi", side: "con" }),
    );
    render(<ChartsSideBySide state={state} activity="chart" />);
    const aspect = screen.getByRole("region", { name: "Where we meet" });
    expect(
      within(aspect)
        .getAllByRole("article")
        .map((one) => one.getAttribute("aria-label")),
    ).toEqual(["Link workers", "PPI contributors"]);
    expect(screen.getAllByRole("table")).toHaveLength(2);
    expect(screen.queryByRole("region", { name: "Who can refer" })).toBeNull();
  });
});
