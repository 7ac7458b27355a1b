import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { State } from "../../contract";
import { Button } from "../../ui";
import { Comparison } from "../comparison/Comparison";
import { BoardScreen } from "./BoardScreen";
import type { FooterProps } from "./Footer";
import { News } from "./News";
import type { Now } from "./now";
import { NoBoard, NoGroup, Waiting } from "./Quiet";
import { RoomContext } from "./room";
import { End, Stage } from "./Stage";
import type { Sitting } from "./useTablet";
import { WritingDesk } from "./WritingDesk";

export interface WholeProps {
  readonly tablet: Sitting;
  readonly now: Now | null;
  readonly faces: FooterProps["faces"] | null;
  /** The session is closed, and this person is not looking at what was done once more. */
  readonly ended: boolean;
  onAgain(): void;
}

/** The one task on the screen: which one follows from the activity, its phase, and where the seat sits in it. */
export function Whole(props: WholeProps) {
  const { tablet, now, onAgain } = props;
  if (props.ended) {
    return (
      <Page>
        <End room={tablet.seat} />
        {now && <Again onPress={onAgain} />}
      </Page>
    );
  }
  return <Activity {...props} />;
}

function Activity({ tablet: { seat, activity, scale }, now, faces }: WholeProps) {
  if (!now)
    return (
      <Page>
        <Waiting room={seat} />
      </Page>
    );
  if (!activity)
    return (
      <Page>
        <NoGroup title={now.activity.title} />
      </Page>
    );
  if (activity.activity.writing) {
    return (
      <Page>
        <WritingDesk room={activity} />
      </Page>
    );
  }
  if (activity.activity.kind !== "scale") {
    return (
      <Page>
        <Stage room={activity} />
      </Page>
    );
  }
  if (!scale || !faces)
    return (
      <Page>
        <NoBoard />
      </Page>
    );
  return (
    <main className="tablet-main" data-face={faces.face}>
      {faces.face === "compare" && <Compared state={seat.state} activity={activity.activity.id} />}
      <RoomContext value={scale}>
        <BoardScreen face={faces.face} onFace={faces.choose} key={scale.board.id} />
        <News />
      </RoomContext>
    </main>
  );
}

function Page({ children }: { readonly children: ReactNode }) {
  return (
    <main className="tablet-main" data-face="page">
      {children}
    </main>
  );
}

function Again({ onPress }: { onPress(): void }) {
  const { t } = useTranslation();
  return (
    <div className="tablet-again">
      <Button onPress={onPress}>{t("waiting.again")}</Button>
    </div>
  );
}

/** Everybody's boards side by side, to read. It can be scrolled by key, having nothing in it to press. */
function Compared({ state, activity }: { readonly state: State; readonly activity: string }) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className="tablet-compare" aria-label={t("footer.compareTitle")} tabIndex={0}>
      <h2 className="visually-hidden">{t("footer.compareTitle")}</h2>
      <Comparison state={state} activity={activity} folded />
    </section>
  );
}
