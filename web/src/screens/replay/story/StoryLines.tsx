import { memo, type RefObject, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { groupsIn } from "../../../projections/groups";
import { Button, Shape } from "../../../ui";
import { timeOfDay } from "../../tablet/who";
import { incidentInWords } from "../bar/incidents";
import { useToday } from "../useReplay";
import type { Item, Line } from "./lines";

export interface StoryLinesProps {
  readonly items: readonly Item[];
  /** The place of the line that tells of what is shown, among the lines; -1 for none. */
  readonly current: number;
  /** Times are the real ones. */
  readonly timed: boolean;
  go(seq: number): void;
  /** The ways to what lies before and after; null where nothing does. */
  readonly earlier: (() => void) | null;
  readonly later: (() => void) | null;
}

/** The transcript itself: a heading for each activity, a button for each line, and what stands between. */
export function StoryLines({ items, current, timed, go, earlier, later }: StoryLinesProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLOListElement>(null);
  useInSight(list, current);
  let lines = -1;
  return (
    <ol className="story-lines" ref={list}>
      {earlier && (
        <li>
          <Button onPress={earlier}>{t("replayStory.earlier")}</Button>
        </li>
      )}
      {items.map((item) => {
        if (item.kind === "line") lines += 1;
        return (
          <li key={keyOf(item)} className="story-item" data-kind={item.kind}>
            <ItemBody
              item={item}
              isCurrent={item.kind === "line" && lines === current}
              timed={timed}
              go={go}
            />
          </li>
        );
      })}
      {later && (
        <li>
          <Button onPress={later}>{t("replayStory.later")}</Button>
        </li>
      )}
    </ol>
  );
}

interface ItemProps extends Pick<StoryLinesProps, "timed" | "go"> {
  readonly item: Item;
  readonly isCurrent: boolean;
}

/** Drawn again only when it is reached or left: a transcript goes along with every event that is played. */
const ItemBody = memo(({ item, isCurrent, timed, go }: ItemProps) => {
  switch (item.kind) {
    case "line":
      return <LineButton line={item.line} isCurrent={isCurrent} timed={timed} go={go} />;
    case "heading":
      return <Heading activity={item.activity} at={item.at} timed={timed} />;
    case "silence":
      return <Silence from={item.from} until={item.until} />;
    case "incident":
      return <p className="story-between">{incidentInWords(item.incident, !timed)}</p>;
    default:
      item satisfies never;
      return null;
  }
});

interface LineProps extends Pick<StoryLinesProps, "timed" | "go"> {
  readonly line: Line;
  readonly isCurrent: boolean;
}

function LineButton({ line, isCurrent, timed, go }: LineProps) {
  const { t } = useTranslation();
  const today = useToday();
  const group = line.place ? groupsIn(today, line.activity)[line.group] : undefined;
  return (
    <button
      type="button"
      className="story-line"
      aria-current={isCurrent ? "step" : undefined}
      onClick={() => go(line.seq)}
    >
      {timed && <time className="story-time">{timeOfDay(line.at)}</time>}
      <span className="story-words">
        {line.place && (
          <span className="story-place">
            {group && <Shape shape={group.shape} />}
            {line.place}:{" "}
          </span>
        )}
        {line.said}
        {line.times > 1 && (
          <span className="story-times"> {t("replayStory.times", { count: line.times })}</span>
        )}
      </span>
    </button>
  );
}

function Heading({
  activity,
  at,
  timed,
}: {
  readonly activity: string;
  readonly at: number;
  readonly timed: boolean;
}) {
  const { t } = useTranslation();
  const title = useToday().agenda.activities[activity]?.title ?? t("replayStory.between");
  return (
    <h3 className="story-heading">
      {title}
      {timed && <span className="story-soft"> {timeOfDay(at)}</span>}
    </h3>
  );
}

function Silence({ from, until }: { readonly from: number; readonly until: number }) {
  const { t } = useTranslation();
  const count = Math.round((until - from) / 60_000);
  return <p className="story-between">{t("replayStory.silence", { count })}</p>;
}

/** The current line is kept in sight inside the list; the page itself never moves by this. */
function useInSight(list: RefObject<HTMLOListElement | null>, current: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for anew when another line is the current one
  useEffect(() => {
    // Not while a thumb races along: to measure is to lay out the whole page at once.
    const later = setTimeout(() => bringIntoSight(list.current), STILL);
    return () => clearTimeout(later);
  }, [current]);
}

/** So long another line must have been the current one, in ms. */
const STILL = 60;

function bringIntoSight(box: HTMLOListElement | null): void {
  const line = box?.querySelector<HTMLElement>("[aria-current]");
  if (!box || !line) return;
  const [above, height] = [line.offsetTop - box.offsetTop, line.offsetHeight];
  const room = box.clientHeight;
  if (above < box.scrollTop || above + height > box.scrollTop + room)
    box.scrollTop = above - Math.max(0, (room - height) / 2);
}

function keyOf(item: Item): string {
  switch (item.kind) {
    case "line":
      return `line ${item.line.first}`;
    case "heading":
      return `heading ${item.activity} ${item.at}`;
    case "silence":
      return `silence ${item.from}`;
    default:
      return `incident ${item.incident.kind} ${item.incident.at}`;
  }
}
