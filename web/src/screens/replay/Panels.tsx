import { type KeyboardEvent, Suspense, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Replay } from "../../replay/replay";
import { type Panel, panelsFor } from "./panels";
import { Unhurried, useViewer } from "./useReplay";

/** Where the arrow keys lead from a tab. */
const WAYS: Readonly<Record<string, (place: number, count: number) => number>> = {
  ArrowLeft: (place, count) => (place + count - 1) % count,
  ArrowRight: (place, count) => (place + 1) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * What stands beside the stage, one tab at a time. Tabs of our own: those of the kit look through the whole panel for
 * something to focus whenever anything in it changes, which a replay does in every frame.
 */
export function Panels() {
  const { t } = useTranslation();
  const panels = panelsFor(useViewer().eyes);
  const [chosen, choose] = useState(panels[0]?.id);
  const ids = useId();
  const shown = panels.find(({ id }) => id === chosen) ?? panels[0];
  if (!shown) return null;
  return (
    <aside className="replay-aside" aria-label={t("replay.panels")}>
      <Tabs panels={panels} shown={shown} ids={ids} onChoose={choose} />
      <div
        key={shown.id}
        role="tabpanel"
        id={`${ids}panel`}
        aria-labelledby={`${ids}${shown.id}`}
        className="replay-panel"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls is scrolled with keys, too
        tabIndex={0}
      >
        <Suspense fallback={<p role="status">{t("page.opening")}</p>}>
          <Unhurried wait={wordsWait}>
            <shown.Body />
          </Unhurried>
        </Suspense>
      </div>
    </aside>
  );
}

/** Words that nobody can read at sixty a second, in ms; under a thumb that is dragged, none before it rests. */
function wordsWait(replay: Replay): number {
  return replay.shown().moving ? Number.POSITIVE_INFINITY : 250;
}

interface TabsProps {
  readonly panels: readonly Panel[];
  readonly shown: Panel;
  readonly ids: string;
  onChoose(id: string): void;
}

function Tabs({ panels, shown, ids, onChoose }: TabsProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const way = WAYS[event.key];
    const next = way && panels[way(panels.indexOf(shown), panels.length)];
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };
  return (
    <div className="replay-tablist" role="tablist" aria-label={t("replay.panels")} ref={list}>
      {panels.map((panel) => (
        <button
          key={panel.id}
          type="button"
          role="tab"
          id={`${ids}${panel.id}`}
          data-tab={panel.id}
          className="replay-tab"
          aria-selected={panel === shown}
          aria-controls={`${ids}panel`}
          tabIndex={panel === shown ? 0 : -1}
          onKeyDown={onKeyDown}
          onClick={() => onChoose(panel.id)}
        >
          {t(panel.words)}
        </button>
      ))}
    </div>
  );
}
