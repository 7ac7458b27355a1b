import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Segmented, Switch, usePreferences } from "../../../ui";
import { wordsOn } from "../stage/wordsOn";
import { useGoTo, useReplay, useShown, useTimeline, useWatching } from "../useReplay";
import { itemsOf, lineAt } from "./lines";
import { Narrator } from "./Narrator";
import { Path } from "./Path";
import { ReadAsPage } from "./ReadAsPage";
import { StoryLines } from "./StoryLines";
import { useStory } from "./useStory";
import "./story.css";

/** What happened in words, around the instant that is shown; each line goes to its own. */
export default function Story() {
  const { picked } = useWatching();
  return (
    <div className="story">
      {picked === null ? <Everything /> : <OfOne on={picked} />}
      <div className="story-foot">
        <Speaking />
        <ReadAsPage />
      </div>
    </div>
  );
}

/** What happened to the note that was picked; everything else is one press away. */
function OfOne({ on }: { readonly on: string }) {
  const { t } = useTranslation();
  const [whole, setWhole] = useState("one");
  const words = useShown(({ state, today }) => wordsOn(state, on) || wordsOn(today, on));
  return (
    <>
      <Segmented
        label={t("replayStory.of")}
        choices={[
          { value: "one", words: t("replayStory.ofOne") },
          { value: "all", words: t("replayStory.ofAll") },
        ]}
        value={whole}
        onChange={setWhole}
      />
      {whole === "all" ? (
        <Everything />
      ) : (
        <section className="story-path" aria-label={t("replayStory.path", { words })}>
          <h3 dir="auto">{words}</h3>
          <Path key={on} on={on} />
        </section>
      )}
    </>
  );
}

function Everything() {
  const story = useStory();
  const { t } = useTranslation();
  const timed = !useReplay().about.blurred;
  const [timeline, go] = [useTimeline(), useGoTo()];
  const current = useShown(({ row }) => lineAt(story.lines, row));
  const items = useMemo(() => itemsOf(story.lines, timeline, timed), [story.lines, timeline, timed]);
  if (story.failed)
    return (
      <p role="alert">
        {t("replayStory.failed")} <Button onPress={story.retry}>{t("replayStory.retry")}</Button>
      </p>
    );
  if (items.length === 0 && !story.opening) return <p className="story-soft">{t("replayStory.nothing")}</p>;
  const { reach, earlier, later } = story;
  return (
    <StoryLines
      {...{ items, current, timed, go }}
      earlier={reach.hasEarlier ? earlier : null}
      later={reach.hasLater ? later : null}
    />
  );
}

/** In calm mode nothing speaks by itself until it is asked to. */
function Speaking() {
  const { t } = useTranslation();
  const { calm } = usePreferences();
  const [chosen, choose] = useState<boolean | null>(null);
  const on = chosen ?? !calm;
  return (
    <>
      <Switch on={on} onChange={choose} hint={t("replayStory.speakHint")}>
        {t("replayStory.speak")}
      </Switch>
      {on && <Narrator />}
    </>
  );
}
