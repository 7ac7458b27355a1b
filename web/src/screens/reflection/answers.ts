/** What people answered: one's own answer to change, and everybody's to read. Pure. */
import type { ActivityState, Prompt, Reflection, State } from "../../contract";
import { groupsIn } from "../../projections/groups";
import { words } from "../../words";

/** Somebody's words, with their name only where it is to be known. */
export interface Said {
  readonly id: string;
  readonly text: string;
  /** A facilitator has hidden the words from the room; then only facilitators are given them. */
  readonly hidden: boolean;
  /** The words are gone for good. */
  readonly erased: boolean;
  /** A name, a group, "You", "From paper", or "" where nobody is to be named. */
  readonly who: string;
}

/** One answer to choose, how many chose it, and those of them who put their names to it. */
export interface Chosen {
  readonly option: string;
  readonly count: number;
  readonly names: readonly string[];
}

export interface PromptAnswers {
  readonly prompt: Prompt;
  readonly said: readonly Said[];
  readonly chosen: readonly Chosen[];
  /** How many people answered. */
  readonly given: number;
}

/** The answers to every prompt of an activity that asks for one, as far as this state holds them. */
export function answersIn(state: State, activity: string, me: string): readonly PromptAnswers[] {
  const known = state.agenda.activities[activity];
  if (!known) return [];
  const all = Object.values(state.reflections.given).filter(
    (one) => one.activity === activity && stands(state, one),
  );
  return known.prompts
    .filter(({ kind }) => kind !== "card")
    .map((prompt) => {
      const here = all.filter((one) => one.prompt === prompt.id);
      const who = (one: Reflection) => whoSaid(state, known, one, me);
      return { prompt, given: here.length, said: said(state, here, who), chosen: chosen(prompt, here, who) };
    });
}

/** The answer of this seat to a prompt; null where it has none, or has taken it back. */
export function ownAnswer(state: State, activity: string, prompt: string, me: string): Reflection | null {
  const own = Object.values(state.reflections.given).find(
    (one) => one.activity === activity && one.prompt === prompt && one.given.by === me,
  );
  return own && stands(state, own) ? own : null;
}

/** The prompts that ask for an answer; with `when`, those of that end of a conversation. */
export function asked({ prompts }: ActivityState, when?: Prompt["when"]): readonly Prompt[] {
  return prompts.filter((prompt) => prompt.kind !== "card" && (when === undefined || prompt.when === when));
}

/** An answer with neither text nor rating was taken back, unless its words are hidden from this viewer, or gone. */
function stands(state: State, { id, text, rating }: Reflection): boolean {
  const { hidden, erased } = state.session;
  return text !== "" || rating !== null || (hidden[id] ?? false) || (erased[id] ?? false);
}

function said(state: State, here: readonly Reflection[], who: (one: Reflection) => string): readonly Said[] {
  return here
    .map((one) => ({
      ...{ id: one.id, text: one.text, hidden: state.session.hidden[one.id] ?? false },
      erased: state.session.erased[one.id] ?? false,
      who: who(one),
    }))
    .filter(({ text, hidden, erased }) => text !== "" || hidden || erased);
}

function chosen(
  { options }: Prompt,
  here: readonly Reflection[],
  who: (one: Reflection) => string,
): readonly Chosen[] {
  return options.map((option, place) => {
    const these = here.filter(({ rating }) => rating === place + 1);
    return { option, count: these.length, names: these.map(who).filter((name) => name !== "") };
  });
}

/** Nobody is named who did not choose it, even where this tablet happens to know who it was. */
function whoSaid(
  state: State,
  activity: ActivityState,
  { given, named, group }: Reflection,
  me: string,
): string {
  if (given.paper) return words.t("answers.paper");
  // An author whom nobody may know is blank, and so is the reader of a wall: they are not the same.
  if (me !== "" && given.by === me) return words.t("who.you");
  const name = state.people.seats[given.by]?.name;
  if (name && (named || activity.attribution === "named")) return name;
  if (activity.attribution !== "group") return "";
  return groupsIn(state, activity.id)[group || given.by]?.name ?? "";
}
