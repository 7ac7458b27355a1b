import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Timeline } from "../../../replay/timeline";
import { useGoTo, useReplay, useShown, useTimeline, useToday } from "../useReplay";
import { eachOf, type Happened, headed, lineAt } from "./lines";
import { reachAmong } from "./reach";
import { StoryLines } from "./StoryLines";
import { tell } from "./telling";

/** The way that one note took, in words: each place, wording, reason and remark; each line goes to its instant. */
export function Path({ on }: { readonly on: string }) {
  const { t } = useTranslation();
  const [timeline, today, go] = [useTimeline(), useToday(), useGoTo()];
  const timed = !useReplay().about.blurred;
  const rows = useMemo(() => timeline.rowsOf(on), [timeline, on]);
  const [at, look] = useState<number | null>(null);
  const shown = useShown(({ row }) => row);
  const reach = reachAmong(rows, at ?? shown);
  const { told, failed } = useTold(timeline, reach.rows);
  const items = useMemo(() => headed(eachOf(told, today, t), timeline), [told, today, t, timeline]);
  const lines = useMemo(() => eachOf(told, today, t), [told, today, t]);
  if (failed) return <p role="alert">{t("replayStory.failed")}</p>;
  if (rows.length === 0) return <p className="story-soft">{t("replayStory.untouched")}</p>;
  const [first, last] = [reach.rows[0] ?? 0, reach.rows.at(-1) ?? 0];
  return (
    <StoryLines
      {...{ items, timed, go }}
      current={lineAt(lines, shown)}
      earlier={reach.hasEarlier ? () => look(first - 1) : null}
      later={reach.hasLater ? () => look(last + 1) : null}
    />
  );
}

/** What happened at these rows; fetched anew only when they are others. */
function useTold(timeline: Timeline, rows: readonly number[]) {
  const replay = useReplay();
  const [told, setTold] = useState<readonly Happened[]>([]);
  const [failed, fail] = useState(false);
  const which = rows.join(" ");
  // Equal rows are the same rows; what is in a new timeline may be seen otherwise by now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: told by their numbers
  useEffect(() => {
    let wanted = true;
    tell(replay, rows).then(
      (found) => {
        if (!wanted) return;
        fail(false);
        setTold(found);
      },
      () => wanted && fail(true),
    );
    return () => {
      wanted = false;
    };
  }, [replay, timeline, which]);
  return { told, failed };
}
