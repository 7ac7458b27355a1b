import { useCallback, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useReplay, useShown, useTimeline } from "../useReplay";
import { Track } from "./Track";
import { useAxis } from "./useAxis";
import { useScrub } from "./useScrub";
import { useThumb } from "./useThumb";
import "./bar.css";

/** The timeline: a picture to drag along for eyes and fingers, a slider for keys and screen readers; both are one thing. */
export function Bar() {
  const { t } = useTranslation();
  const replay = useReplay();
  const { length } = useTimeline();
  const axis = useAxis();
  const loaded = useShown((shown) => shown.loaded);
  const track = useRef<HTMLDivElement>(null);
  const thumb = useRef<HTMLDivElement>(null);
  const slider = useRef<HTMLInputElement>(null);
  const focus = useCallback(() => slider.current?.focus({ preventScroll: true }), []);
  const scrub = useScrub(axis, track, focus);
  useThumb(axis, thumb, slider);
  const go = (row: number) => {
    replay.pause();
    replay.seek(row < 0 ? replay.about.after : replay.timeline.seqAt(row));
  };
  return (
    <div className="bar-track" ref={track} {...scrub}>
      <input
        ref={slider}
        type="range"
        className="bar-slider"
        aria-label={t("replay.bar.name")}
        aria-description={t("replay.bar.keys")}
        min={-1}
        max={length - 1}
        step={1}
        defaultValue={replay.shown().row}
        onChange={(event) => go(Number(event.target.value))}
      />
      <Track axis={axis} />
      <div className="bar-way" aria-hidden="true">
        <div className="bar-thumb" ref={thumb}>
          <span />
        </div>
      </div>
      {loaded < 1 && (
        <p className="bar-loading" role="status">
          {t("replay.bar.loading", { percent: Math.floor(loaded * 100) })}
        </p>
      )}
    </div>
  );
}
