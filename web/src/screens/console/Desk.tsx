import { useTranslation } from "react-i18next";
import { LookButton } from "../../ui";
import { Agenda } from "./Agenda";
import { scaleInFocus } from "./agenda";
import { Boards } from "./Boards";
import { Closing } from "./Closing";
import { useDesk } from "./desk";
import { Links } from "./Links";
import { MarkMoment } from "./MarkMoment";
import { Room } from "./Room";
import { Saved, type SavedProps } from "./Saved";
import { Together } from "./Together";
import { ToWall } from "./ToWall";
import "./desk.css";
import "./agenda.css";
import "./boards.css";
import "./room.css";

export interface DeskScreenProps {
  readonly saved: SavedProps;
  /** The session was opened a moment ago, and its links have not been shown yet. */
  readonly fresh: boolean;
}

/** The console: everything in sight, for one facilitator under pressure. */
export function DeskScreen({ saved, fresh }: DeskScreenProps) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const activity = scaleInFocus(state);
  return (
    <div className="desk">
      <div className="desk-grid">
        <header className="desk-head">
          <h1>{state.session.title}</h1>
          <div className="desk-tools">
            <MarkMoment />
            <ToWall />
            <Links first={fresh} />
            <Closing />
            <LookButton />
          </div>
        </header>
        <main className="desk-main" aria-label={t("console.console")}>
          <Agenda />
          <Boards />
          <Room />
        </main>
        <footer className="desk-foot">
          <Saved {...saved} />
          {activity && <Together activity={activity} />}
        </footer>
      </div>
    </div>
  );
}
