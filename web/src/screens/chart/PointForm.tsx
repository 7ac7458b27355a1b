import { useTranslation } from "react-i18next";
import { type AspectState, Limit } from "../../contract";
import { Button, fits, Sheet, TextArea, useDraft } from "../../ui";
import type { ActivityRoom } from "../tablet/activityRoom";
import { WhoReads } from "../WhoReads";
import { BearerChips } from "./BearerChips";
import type { Side } from "./points";
import { useChosen } from "./useChosen";

export interface PointFormProps {
  readonly room: ActivityRoom;
  readonly chart: string;
  readonly aspect: AspectState;
  /** The side on which a point is being added; null when the sheet is away. */
  readonly side: Side | null;
  onClose(): void;
}

/** A new point: its words, and who bears it. */
export function PointForm({ side, ...rest }: PointFormProps) {
  return side && <NewPoint key={`${rest.room.me}.${rest.aspect.id}.${side}`} side={side} {...rest} />;
}

function NewPoint({ room, chart, aspect, side, onClose }: PointFormProps & { readonly side: Side }) {
  const { t } = useTranslation();
  const field = `${chart}.${aspect.id}.${side}`;
  const draft = useDraft(`${room.me}.point.${field}`);
  const chosen = useChosen(`${room.me}.${field}`);
  const text = draft.text.trim();
  const add = () => {
    const named = { bearers: chosen.ids, point: room.newId(), chart };
    room.act({ type: "addPoint", aspect: aspect.id, side, text, ...named });
    draft.clear();
    chosen.clear();
    onClose();
  };
  return (
    <Sheet
      title={t(`chart.new.${side}`, { aspect: aspect.title })}
      open
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{t("ui.notNow")}</Button>
          <Button kind="main" isDisabled={text === "" || !fits(text, Limit.noteText)} onPress={add}>
            {t("chart.addYes")}
          </Button>
        </>
      }
    >
      <div className="point-form">
        <TextArea
          label={t("chart.what")}
          value={draft.text}
          onChange={draft.write}
          limit={Limit.noteText}
          autoFocus
          hint={<WhoReads room={room} />}
        />
        <BearerChips room={room} chart={chart} chosen={chosen} />
      </div>
    </Sheet>
  );
}
