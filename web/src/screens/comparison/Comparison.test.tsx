import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { Comparison } from "./Comparison";
import { golden, workshop } from "./fixture";
import { SiftedComparison } from "./SiftedComparison";

afterEach(cleanup);

const cells = (row: string) =>
  within(screen.getByRole("row", { name: (name) => name.startsWith(row) }))
    .getAllByRole("cell")
    .map((cell) => cell.textContent);

describe("what a listener hears of the comparison", () => {
  it("is a table that says what it is about, with a column for each group", () => {
    render(<Comparison state={golden()} activity="scale" />);
    const table = screen.getByRole("table", {
      name: "Where each group put each aspect, on the scale from “About choice” (up to you) to “Set in stone” (a fixed rule)",
    });
    expect(
      within(table)
        .getAllByRole("columnheader")
        .map((one) => one.textContent),
    ).toEqual(["Aspect", "How far apart", "Link workers", "PPI contributors"]);
  });

  it("is a row an aspect, headed by it, with the gap and each group's answer in words", () => {
    render(<Comparison state={golden()} activity="scale" />);
    expect(screen.getAllByRole("rowheader").map((one) => one.textContent)).toEqual([
      "Aspect A2",
      "Aspect A3",
      "Aspect A4",
      "Aspect A1",
      "Aspect A8",
      "Aspect A11",
    ]);
    const [between, workers, ppi] = cells("Aspect A4");
    expect(between).toMatch(/48 of 100 apart.*In 5 of 6 pairings/);
    expect(workers).toBe("Link workers3 of 3 placed it. Middle 60, from 40 to 65 of 100.");
    expect(ppi).toMatch("1 of 6 placed it far from the others.");
    expect(cells("Aspect A8").at(-1)).toMatch("Not discussed by PPI contributors");
  });

  it("is not the picture, which only draws the row again", () => {
    const { container } = render(<Comparison state={golden()} activity="scale" />);
    for (const picture of container.querySelectorAll(".lanes")) {
      expect(picture.closest("[aria-hidden=true]")).not.toBeNull();
    }
  });

  it("is the same on the wall, where the eye is shown one line an aspect", () => {
    render(<Comparison state={golden()} activity="scale" show="overview" />);
    expect(cells("Aspect A4")).toHaveLength(3);
  });
});

describe("the picture", () => {
  it("has a lane a group and a dot a person, and no name where a line can pass", () => {
    const { container } = render(<Comparison state={golden()} activity="scale" only="A4" />);
    const lanes = [...container.querySelectorAll(".lane")];
    expect(lanes.map((lane) => lane.querySelectorAll(".lane-dot").length)).toEqual([3, 6]);
    expect(lanes.map((lane) => lane.textContent)).toEqual(["", ""]);
    expect(container.querySelectorAll("[data-lone]")).toHaveLength(1);
  });

  it("draws a line only between neighbours that both have a mark", () => {
    const move = (group: string, x: number) =>
      ({ type: "note.moved", board: `scale:${group}`, note: `scale:${group}:A1`, x, y: 0 }) as const;
    const backgrounds = ["lw", "ppi", "res", "gp"];
    const state = workshop({ backgrounds }, move("lw", 100), move("res", 500), move("gp", 900));
    const { container } = render(<Comparison state={state} activity="scale" />);
    const lines = [...container.querySelectorAll(".lane-link line")];
    expect(lines.map((line) => [line.getAttribute("x1"), line.getAttribute("x2")])).toEqual([["500", "900"]]);
  });
});

describe("what the pairings say", () => {
  it("is open to read, and behind a word where it is folded", () => {
    const open = render(<Comparison state={golden()} activity="scale" only="A4" />);
    expect(open.container.querySelector(".cmp-pairs li")).toBeTruthy();
    expect(screen.queryByText("More about the numbers")).toBeNull();
    cleanup();
    const { container } = render(<Comparison state={golden()} activity="scale" only="A4" folded />);
    expect(screen.getByText("More about the numbers")).toBeTruthy();
    expect(container.querySelector("details")?.open).toBe(false);
    expect(container.querySelector("details .cmp-pairs li")).toBeTruthy();
    expect(container.querySelector(".cmp-gap")?.closest("details")).toBeNull();
  });
});

describe("choosing what to see", () => {
  it("narrows the rows, and says how many there are of each kind", () => {
    render(<SiftedComparison state={golden({ bands: { near: 150, far: 350 } })} activity="scale" />);
    fireEvent.click(screen.getByRole("radio", { name: "Far apart (2)" }));
    expect(screen.getAllByRole("rowheader").map((one) => one.textContent)).toEqual([
      "Aspect A3",
      "Aspect A4",
    ]);
    fireEvent.click(screen.getByRole("radio", { name: "Agree (1)" }));
    expect(screen.getAllByRole("rowheader").map((one) => one.textContent)).toEqual(["Aspect A1"]);
  });

  it("is closed, with the reason, where nobody declared what is near and far", () => {
    render(<SiftedComparison state={golden()} activity="scale" />);
    const far = screen.getByRole("radio", { name: "Far apart (0)" }) as HTMLButtonElement;
    expect(far.disabled).toBe(true);
    const why = document.getElementById(far.getAttribute("aria-describedby") ?? "");
    expect(why?.textContent).toMatch("need an agreement made before the start");
  });

  it("is not offered where there is one group", () => {
    render(<SiftedComparison state={workshop({ grouping: "together" })} activity="scale" />);
    expect(screen.queryByRole("radio")).toBeNull();
  });
});

describe("where there is nothing to compare", () => {
  it("says kindly that there are no aspects, or that all are put aside", () => {
    const { rerender } = render(<Comparison state={workshop({ aspects: [] })} activity="scale" />);
    expect(screen.getByText(/There is nothing to compare yet/)).toBeTruthy();
    const parked = workshop({}, { type: "aspect.parked", aspect: "A1", parked: true });
    rerender(<Comparison state={parked} activity="scale" />);
    expect(screen.getByText(/All topics are put aside/)).toBeTruthy();
  });

  it("says so of a choice that nothing fits", () => {
    const bands = { near: 1, far: 1000 };
    render(<SiftedComparison state={golden({ bands })} activity="scale" />);
    fireEvent.click(screen.getByRole("radio", { name: "Far apart (0)" }));
    expect(screen.getByText(/No aspect is like that here/)).toBeTruthy();
  });
});
