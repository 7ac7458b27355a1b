/** Which rows of a comparison are shown, and in which order. Pure. */
import type { Comparison, Lanes, State } from "../../contract";
import { type Filter, fits } from "../../projections/comparison";
import { words } from "../../words";

/** As on the agenda, or what lies furthest apart first. */
export type Order = "plan" | "gap";

/** All rows, or those that agree, that lie far apart, or that only one group placed. */
export type Which = "all" | Filter;

export interface Sift {
  readonly order: Order;
  readonly which: Which;
}

export const UNSIFTED: Sift = { order: "plan", which: "all" };

/** One choice of rows: how many there are, and whether it can be made. */
export interface Sieve {
  readonly which: Which;
  readonly count: number;
  readonly open: boolean;
}

/** The rows that are asked for, in the order that is asked for. Equals stay in the order of the plan. */
export function sifted<Any extends Lanes>(rows: readonly Any[], { order, which }: Sift): readonly Any[] {
  const kept = rows.filter((row) => belongs(row, which));
  return order === "plan" ? kept : [...kept].sort((a, b) => (b.distance ?? -1) - (a.distance ?? -1));
}

/** Every choice of rows, in the order in which it is offered. */
export function sieves(state: State, found: Comparison): readonly Sieve[] {
  const rows = [...found.rows, ...found.matched];
  const several = groupsOf(found) > 1;
  const open: Record<Which, boolean> = {
    all: true,
    agree: several && state.session.bands !== null,
    far: several && state.session.bands !== null,
    onlyOne: several,
  };
  return WAYS.map((which) => {
    const own = which === "onlyOne" || which === "all" ? found.invented.length : 0;
    return { which, count: rows.filter((row) => belongs(row, which)).length + own, open: open[which] };
  });
}

/** Why some choices cannot be made; empty where all can. */
export function whyNot(state: State, found: Comparison): string {
  if (groupsOf(found) < 2) return words.t("comparison.oneGroup");
  return state.session.bands === null ? words.t("comparison.noBands") : "";
}

/** What is shown really: a choice that cannot be made any more falls back to all. */
export function within(sift: Sift, choices: readonly Sieve[]): Sift {
  return choices.some(({ which, open }) => which === sift.which && open) ? sift : { ...sift, which: "all" };
}

const WAYS: readonly Which[] = ["all", "agree", "far", "onlyOne"];

function belongs(row: Lanes, which: Which): boolean {
  return which === "all" || fits(row, which);
}

function groupsOf(found: Comparison): number {
  return found.rows[0]?.lanes.length ?? found.matched[0]?.lanes.length ?? 0;
}
