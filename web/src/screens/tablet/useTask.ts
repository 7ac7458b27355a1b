import { useState } from "react";
import type { Group } from "../../contract";
import type { ActivityRoom } from "./activityRoom";
import { keepRead, wasRead } from "./read";
import { tableIn } from "./table";

export interface TaskToRead {
  /** The table to sit at; null where that is known. */
  readonly table: Group | null;
  /** What the activity asks for; "" where that is known. */
  readonly words: string;
  read(): void;
}

/** What this seat has not yet said it has read of an activity's task; null when that is all of it. */
export function useTask({ me, activity, state }: ActivityRoom): TaskToRead | null {
  const [, draw] = useState(0);
  const task = `${me}.task.${activity.id}`;
  const table = tableIn(state, me, activity.id);
  const seat = `${me}.table.${activity.id}.${table?.id}`;
  const words = wasRead(task) ? "" : activity.instruction;
  const sit = table && !wasRead(seat) ? table : null;
  if (!sit && !words) return null;
  const read = () => {
    if (sit) keepRead(seat);
    if (words) keepRead(task);
    draw((times) => times + 1);
  };
  return { table: sit, words, read };
}
