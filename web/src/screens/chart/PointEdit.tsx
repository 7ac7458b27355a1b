import { useTranslation } from "react-i18next";
import { Limit } from "../../contract";
import { Button, fits, TextArea, useDraft } from "../../ui";
import type { ActivityRoom } from "../tablet/activityRoom";
import { WhoReads } from "../WhoReads";
import { BearerChips } from "./BearerChips";
import type { PointView } from "./points";
import { useChosen } from "./useChosen";

export interface PointEditProps {
  readonly room: ActivityRoom;
  readonly view: PointView;
  readonly editing: boolean;
  onEdit(editing: boolean): void;
}

/** Say a point in other words, or of other people. */
export function PointEdit({ room, view, editing, onEdit }: PointEditProps) {
  const { t } = useTranslation();
  const { point } = view;
  const draft = useDraft(`${room.me}.point.${point.id}`, point.text);
  const chosen = useChosen(`${room.me}.${point.id}`, point.bearers);
  const text = draft.text.trim();
  const same = text === point.text && chosen.ids.join() === point.bearers.join();
  const leave = () => {
    draft.clear();
    chosen.clear();
    onEdit(false);
  };
  // Words that were begun before a reload are shown at once: nobody would look for them behind a button.
  if (!editing && draft.text === point.text) {
    return <Button onPress={() => onEdit(true)}>{t("chart.edit")}</Button>;
  }
  const keep = () => {
    room.act({ type: "rewordPoint", point: point.id, text, bearers: chosen.ids });
    leave();
  };
  return (
    <div className="point-form">
      <TextArea
        label={t("chart.words")}
        value={draft.text}
        onChange={draft.write}
        limit={Limit.noteText}
        autoFocus={editing}
        hint={<WhoReads room={room} />}
      />
      <BearerChips room={room} chart={point.chart} chosen={chosen} />
      <div className="point-ways">
        <Button kind="main" isDisabled={text === "" || same || !fits(text, Limit.noteText)} onPress={keep}>
          {t("chart.keep")}
        </Button>
        <Button onPress={leave}>{t("chart.leave")}</Button>
      </div>
    </div>
  );
}
