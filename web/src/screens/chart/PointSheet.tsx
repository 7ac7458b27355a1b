import { ArrowLeftRight } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, ReadAloud, Sheet } from "../../ui";
import type { ActivityRoom } from "../tablet/activityRoom";
import { whoAndWhen } from "../tablet/who";
import { Agree } from "./Agree";
import { PointComments } from "./PointComments";
import { PointEdit } from "./PointEdit";
import { PointFace } from "./PointFace";
import type { PointView } from "./points";

export interface PointSheetProps {
  readonly room: ActivityRoom;
  /** The point to show; undefined when the sheet is away. */
  readonly view: PointView | undefined;
  onClose(): void;
}

/** Everything about one point, and everything that can be done with it. */
export function PointSheet({ room, view, onClose }: PointSheetProps) {
  const { t } = useTranslation();
  return (
    <Sheet
      title={view ? t(`chart.point.${view.point.side}`) : ""}
      open={view !== undefined}
      onClose={onClose}
    >
      {view && (
        <div className="pointsheet" key={view.point.id}>
          <About room={room} view={view} />
          {room.open && <Change room={room} view={view} onClose={onClose} />}
          <PointComments room={room} view={view} />
        </div>
      )}
    </Sheet>
  );
}

function About({ room, view }: { readonly room: ActivityRoom; readonly view: PointView }) {
  const { t } = useTranslation();
  const { point, joined, comments } = view;
  const added = whoAndWhen(room.state, point.added, room.me);
  return (
    <div className="pointsheet-about">
      <PointFace state={room.state} view={view} />
      <p className="chart-soft">
        {t("chart.added", { who: added })}
        {point.worded && ` ${t("chart.worded", { who: whoAndWhen(room.state, point.worded, room.me) })}`}
      </p>
      <div className="point-ways">
        <Agree room={room} view={view} />
        <ReadAloud text={[point, ...joined, ...comments].map(({ text }) => text).join(". ")} />
      </div>
    </div>
  );
}

interface ChangeProps {
  readonly room: ActivityRoom;
  readonly view: PointView;
  onClose(): void;
}

function Change({ room, view, onClose }: ChangeProps) {
  const { t } = useTranslation();
  const [editing, edit] = useState(false);
  const { id, side } = view.point;
  const other = side === "pro" ? "con" : "pro";
  const done = (act: () => void) => () => {
    act();
    onClose();
    keepFocus(id);
  };
  const move = () => room.act({ type: "movePoint", point: id, side: other });
  const remove = () => room.act({ type: "removePoint", point: id });
  return (
    <section className="pointsheet-part" aria-label={t("chart.change")}>
      <PointEdit room={room} view={view} editing={editing} onEdit={edit} />
      {!editing && (
        <>
          <Button icon={<ArrowLeftRight aria-hidden />} onPress={done(move)}>
            {t(`chart.move.${other}`)}
          </Button>
          <Button kind="warn" onPress={done(remove)}>
            {t("chart.remove")}
          </Button>
        </>
      )}
    </section>
  );
}

/**
 * A point that left its column took its button with it, and the focus would fall to the top of the page: it goes to the
 * point's new place, else to the way to the aspects, once the sheet has tried to give it back itself.
 */
function keepFocus(point: string): void {
  setTimeout(() => {
    if (document.activeElement !== document.body) return;
    const points = [...document.querySelectorAll<HTMLElement>("[data-point]")];
    const place = points.find((one) => one.dataset.point === point)?.querySelector<HTMLElement>(".button");
    (place ?? document.querySelector<HTMLElement>(".topic-ways .button:last-of-type"))?.focus();
  }, FOCUS_RETURNS);
}

/** By then, in ms, a closing sheet has given the focus back to where it came from, if that is still there. */
const FOCUS_RETURNS = 400;
