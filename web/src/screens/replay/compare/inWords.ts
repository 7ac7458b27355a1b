/** What changed between two instants as plain sentences, board by board, each with the event that one sees it after. Pure. */

import type { State } from "../../../contract";
import { activityOf, groupOf } from "../../../projections/board";
import { groupsIn } from "../../../projections/groups";
import type { BoardChanges, Changes, Line, Marking, Shift, Support, What } from "../../../replay/between";
import { kindOf } from "../../../replay/kinds";
import { side } from "../../../replay/traces";
import type { Filter, Kind } from "../../../replay/types";
import type { GroupShape } from "../../../ui";
import { words } from "../../../words";
import { outOf100 } from "../../comparison/inWords";
import { placeExactly } from "../../tablet/places";
import { wordsOn } from "../stage/wordsOn";

/** One thing that changed. */
export interface Said {
  readonly id: string;
  readonly seq: number;
  readonly words: string;
}

/** What changed on one board or chart. */
export interface Part {
  readonly board: string;
  readonly group: string;
  readonly shape: GroupShape | undefined;
  readonly activity: string;
  readonly said: readonly Said[];
}

/** What changed, of what is looked at; boards with nothing to say are left out. */
export function partsOf(changes: Changes, before: State, after: State, filter: Filter): readonly Part[] {
  const teller = new Teller(before, after, filter);
  return changes.boards
    .map((board) => partOf(board, after, teller))
    .filter(({ board, said }) => said.length > 0 && looksAt(filter.groups, groupOf(board)));
}

function partOf(changes: BoardChanges, after: State, teller: Teller): Part {
  const activity = activityOf(changes.board);
  const group = groupsIn(after, activity)[groupOf(changes.board)];
  return {
    board: changes.board,
    group: group?.name ?? "",
    shape: group?.shape,
    activity: after.agenda.activities[activity]?.title ?? "",
    said: teller.tell(changes),
  };
}

function looksAt(chosen: readonly string[], one: string): boolean {
  return chosen.length === 0 || chosen.includes(one);
}

const KINDS: Readonly<Record<What, Kind>> = {
  added: kindOf("note.added"),
  removed: kindOf("note.removed"),
  restored: kindOf("note.restored"),
  reworded: kindOf("note.reworded"),
  explained: kindOf("note.explained"),
  commented: kindOf("comment.added"),
  uncommented: kindOf("comment.removed"),
  pointAdded: kindOf("point.added"),
  pointRemoved: kindOf("point.removed"),
  pointRestored: kindOf("point.restored"),
  pointReworded: kindOf("point.reworded"),
  pointMoved: kindOf("point.moved"),
  pointJoined: kindOf("point.joined"),
  pointParted: kindOf("point.parted"),
};

class Teller {
  readonly #before: State;
  readonly #after: State;
  readonly #filter: Filter;

  constructor(before: State, after: State, filter: Filter) {
    [this.#before, this.#after, this.#filter] = [before, after, filter];
  }

  tell({ shifts, markings, lines, supports }: BoardChanges): readonly Said[] {
    return [
      ...this.#all(shifts, () => kindOf("note.moved"), this.#shift),
      ...this.#all(markings, () => kindOf("aspect.marked"), this.#marking),
      ...this.#all(
        lines,
        ({ what }) => KINDS[what],
        this.#line,
        ({ what }) => what,
      ),
      ...this.#all(supports, () => kindOf("point.supported"), this.#support),
    ];
  }

  #all<One extends { readonly on: string; readonly seq: number }>(
    found: readonly One[],
    kind: (one: One) => Kind,
    say: (one: One, what: string) => string,
    name: (one: One) => string = () => "",
  ): readonly Said[] {
    const { kinds, aspects } = this.#filter;
    return found
      .filter((one) => looksAt(kinds, kind(one)) && looksAt(aspects, this.#aspect(one.on)))
      .map((one) => ({
        id: `${kind(one)} ${name(one)} ${one.on}`,
        seq: one.seq,
        words: say(one, this.#what(one.on)),
      }));
  }

  #aspect(on: string): string {
    const { boards, charts, session } = this.#after;
    const last = on.slice(on.lastIndexOf(":") + 1);
    return boards.notes[on]?.aspect ?? charts.points[on]?.aspect ?? (session.aspects[last] ? last : "");
  }

  #what(on: string): string {
    const text = wordsOn(this.#after, on) || wordsOn(this.#before, on);
    return text ? words.t("replayStory.quoted", { text }) : words.t("replayCompare.aNote");
  }

  readonly #shift = (shift: Shift, what: string): string => {
    const { t } = words;
    const { was, now, moves, far, crossings } = shift;
    const way = moves > 1 || (was === null && moves > 0);
    return [
      this.#from(shift, what),
      way ? t("replayCompare.shift.way", { count: moves, far: outOf100(far) }) : "",
      crossings > 0 ? t("replayCompare.shift.crossed", { count: crossings }) : "",
      crossings > 1 && was !== null && now !== null && side(was) * side(now) < 0
        ? t("replayCompare.shift.side")
        : "",
    ]
      .filter((said) => said !== "")
      .join(" ");
  };

  #from({ was, now }: Shift, what: string): string {
    const { t } = words;
    const { scale } = this.#after.session;
    if (now === null) return t("replayCompare.shift.takenOff", { what });
    const place = placeExactly(now, scale);
    if (was === null) return t("replayCompare.shift.placed", { what, place });
    if (was === now) return t("replayCompare.shift.back", { what, place });
    const [by, end] = [outOf100(now - was), (now > was ? scale.right : scale.left).words];
    return by === 0
      ? t("replayCompare.shift.little", { what, end, place })
      : t("replayCompare.shift.moved", { what, by, end, place });
  }

  readonly #marking = ({ was, now }: Marking, what: string): string => {
    const said = now ?? was ?? "open";
    return now
      ? words.t("replayCompare.marked", { what, now: words.t(`replayCompare.marks.${said}`) })
      : words.t("replayCompare.unmarked", { what, was: words.t(`replayCompare.marks.${said}`) });
  };

  readonly #line = ({ what: happened, on, times }: Line, what: string): string => {
    const { t } = words;
    const point = this.#after.charts.points[on];
    switch (happened) {
      case "pointAdded":
        return t(`replayCompare.line.pointAdded.${point?.side ?? "pro"}`, { what });
      case "pointMoved": {
        const aspect = this.#after.session.aspects[point?.aspect ?? ""]?.title ?? "";
        return t(`replayCompare.line.pointMoved.${point?.side ?? "pro"}`, { what, aspect });
      }
      case "reworded":
      case "explained":
      case "commented":
      case "uncommented":
      case "pointReworded":
        return t(`replayCompare.line.${happened}`, { what, count: times });
      default:
        return t(`replayCompare.line.${happened}`, { what });
    }
  };

  readonly #support = ({ was, now }: Support, what: string): string =>
    words.t(now > was ? "replayCompare.more" : "replayCompare.fewer", {
      what,
      now,
      count: Math.abs(now - was),
    });
}

/** What happened on people's own boards, as counts alone. */
export function aloneInWords(changes: Changes, after: State, filter: Filter): readonly string[] {
  if (filter.aspects.length + filter.kinds.length > 0) return [];
  return changes.alone
    .filter(({ group }) => looksAt(filter.groups, group))
    .map(({ activity, group, times }) =>
      words.t("replayCompare.aloneOf", {
        activity: after.agenda.activities[activity]?.title ?? "",
        group: groupsIn(after, activity)[group]?.name ?? "",
        count: times,
      }),
    );
}

/** How many answers were given, as counts alone. */
export function answersInWords(changes: Changes, after: State, filter: Filter): readonly string[] {
  const { groups, aspects, kinds } = filter;
  if (groups.length + aspects.length > 0 || !looksAt(kinds, "answering")) return [];
  return changes.answers.map(({ activity, given }) =>
    words.t("replayCompare.given", {
      activity: after.agenda.activities[activity]?.title ?? "",
      count: given,
    }),
  );
}
