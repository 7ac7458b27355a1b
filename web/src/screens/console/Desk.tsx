import { useTranslation } from "react-i18next";
import { LookButton } from "../../ui";
import { Agenda } from "./Agenda";
import { LookHere } from "./Attention";
import { Closing } from "./Closing";
import { InCharge } from "./charge/InCharge";
import { useDesk } from "./desk";
import { Links } from "./Links";
import { MarkMoment } from "./MarkMoment";
import { Middle } from "./Middle";
import { ReplayLink } from "./ReplayWays";
import { Room } from "./Room";
import { Saved, type SavedProps } from "./Saved";
import { Together } from "./Together";
import { ToWall } from "./ToWall";
import "./desk.css";
import "./agenda.css";
import "./boards.css";
import "./room.css";
import "./middle.css";

export interface DeskScreenProps {
  readonly saved: SavedProps;
  /** The session was opened a moment ago, and its links have not been shown yet. */
  readonly fresh: boolean;
}

/** The console: everything in sight, for one facilitator under pressure. */
export function DeskScreen({ saved, fresh }: DeskScreenProps) {
  const { t } = useTranslation();
  const { state, focus } = useDesk();
  return (
    <div className="desk">
      <div className="desk-grid">
        <header className="desk-head">
          <h1>{state.session.title}</h1>
          <div className="desk-tools">
            <LookHere />
            <MarkMoment />
            <ToWall />
            <InCharge />
            <Links first={fresh} />
            {state.session.closed && <ReplayLink />}
            {state.session.closed && <Closing />}
            <LookButton />
          </div>
        </header>
        <main className="desk-main" aria-label={t("console.console")}>
          <Agenda />
          <Middle />
          <Room />
        </main>
        <footer className="desk-foot">
          <Saved {...saved} />
          {focus && <Together activity={focus} />}
        </footer>
      </div>
    </div>
  );
}
