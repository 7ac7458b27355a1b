import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Scale, Span } from "../../contract";
import { Button } from "../../ui";
import { Fifths } from "./Fifths";
import { fifthOf, NUDGE, PLACES, placeExactly, spanInWords, within } from "./places";
import { SpanBar } from "./SpanBar";
import "./range.css";

export interface RangeProps {
  /** What was chosen before; null for nothing yet. */
  readonly span: Span | null;
  readonly scale: Scale;
  onGive(span: Span): void;
}

/** "We can't agree": the two ends of what people could not agree on, each by worded place, by handle, or by key. */
export function Range({ span, scale, onGive }: RangeProps) {
  const { t } = useTranslation();
  const [low, setLow] = useState(span?.low ?? null);
  const [high, setHigh] = useState(span?.high ?? null);
  const chosen =
    low === null || high === null ? null : { low: Math.min(low, high), high: Math.max(low, high) };
  const wide = chosen !== null && chosen.low < chosen.high;
  const same = wide && chosen.low === span?.low && chosen.high === span.high;
  return (
    <div className="range">
      <p>{t("answer.range")}</p>
      <End label={t("answer.from")} x={low} scale={scale} onChoose={setLow} />
      <End label={t("answer.to")} x={high} scale={scale} onChoose={setHigh} />
      {chosen && <SpanBar span={chosen} scale={scale} />}
      <p role="status">{chosen && (wide ? spanInWords(chosen, scale) : t("answer.narrow"))}</p>
      <Button kind="main" isDisabled={!wide || same} onPress={() => chosen && onGive(chosen)}>
        {t("answer.keepRange")}
      </Button>
    </div>
  );
}

interface EndProps {
  readonly label: string;
  readonly x: number | null;
  readonly scale: Scale;
  onChoose(x: number): void;
}

/** One end. There is no handle before a place is chosen: a scale with a handle on it has half answered already. */
function End({ label, x, scale, onChoose }: EndProps) {
  const id = useId();
  return (
    <div className="range-end">
      <label id={id} htmlFor={`${id}-x`} className="range-label">
        {label}
      </label>
      <Fifths
        here={x === null ? null : fifthOf(x)}
        scale={scale}
        label={label}
        onChoose={(fifth) => onChoose(PLACES[fifth])}
      />
      {x !== null && (
        <input
          id={`${id}-x`}
          type="range"
          className="range-handle"
          min={0}
          max={1000}
          step={NUDGE / 2}
          value={x}
          aria-valuetext={placeExactly(x, scale)}
          onChange={(change) => onChoose(within(Number(change.target.value)))}
        />
      )}
    </div>
  );
}
