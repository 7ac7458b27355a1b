import { Flag, Link, Pencil, Play, StickyNote, Trash2 } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Moment } from "../../contract";
import { Button, Dialog } from "../../ui";
import "./moments.css";

export interface MomentListProps {
  readonly moments: readonly Moment[];
  /** When that instant was, in words; "" where times are not told. */
  whenOf(moment: Moment): string;
  wordsOf(id: string): string;
  /** A link to the replay at that instant; null where there is none. */
  linkTo(moment: Moment): string | null;
  /** Go to it; without, the link is one to follow. */
  readonly onGo?: (moment: Moment) => void;
  /** Show a note that it speaks of. */
  readonly onNote?: (note: string, moment: Moment) => void;
  /** Without these it can only be read. */
  readonly onEdit?: (moment: Moment) => void;
  readonly onRemove?: (moment: Moment) => void;
  /** The one whose instant is shown. */
  readonly current?: string | undefined;
}

/** The marked moments in the order of their instants. */
export function MomentList(props: MomentListProps) {
  return (
    <ol className="moment-list">
      {inOrder(props.moments).map((moment) => (
        <li key={moment.id} aria-current={props.current === moment.id ? "step" : undefined}>
          <OneMoment {...props} moment={moment} />
        </li>
      ))}
    </ol>
  );
}

/** By the instants that they point at; of the same instant the one first that was marked first. */
export function inOrder(moments: readonly Moment[]): readonly Moment[] {
  return [...moments].sort((a, b) => a.seq - b.seq || a.at - b.at);
}

function OneMoment(props: MomentListProps & { readonly moment: Moment }) {
  const { moment, whenOf, onGo } = props;
  const when = whenOf(moment);
  const said = (
    <>
      <strong dir="auto">{moment.label}</strong>
      {when && <span className="moment-soft"> {when}</span>}
    </>
  );
  return (
    <>
      {onGo ? (
        <Button kind="quiet" icon={<Flag aria-hidden />} onPress={() => onGo(moment)}>
          {said}
        </Button>
      ) : (
        <p>{said}</p>
      )}
      {moment.memo && (
        <p className="moment-memo" dir="auto">
          {moment.memo}
        </p>
      )}
      <Notes {...props} />
      <Deeds {...props} />
    </>
  );
}

function Notes({ moment, wordsOf, onNote }: MomentListProps & { readonly moment: Moment }) {
  const { t } = useTranslation();
  if (moment.notes.length === 0) return null;
  return (
    <ul className="moment-spoken" aria-label={t("replayStory.moment.notes")}>
      {moment.notes.map((note) => (
        <li key={note}>
          {onNote ? (
            <Button icon={<StickyNote aria-hidden />} onPress={() => onNote(note, moment)}>
              <span dir="auto">{wordsOf(note)}</span>
            </Button>
          ) : (
            <span dir="auto">“{wordsOf(note)}”</span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Deeds({ moment, linkTo, onGo, onEdit, onRemove }: MomentListProps & { readonly moment: Moment }) {
  const { t } = useTranslation();
  const link = linkTo(moment);
  const { label } = moment;
  return (
    <div className="moment-deeds">
      {link !== null && !onGo && (
        <a className="button" data-kind="quiet" href={link}>
          <span className="button-icon">
            <Play aria-hidden />
          </span>
          <span>{t("replayStory.moment.watch")}</span>
          <span className="visually-hidden">: {label}</span>
        </a>
      )}
      {link !== null && <CopyLink link={link} label={label} />}
      {onEdit && (
        <Deed
          icon={<Pencil aria-hidden />}
          says={t("replayStory.moment.editSays", { label })}
          act={() => onEdit(moment)}
        >
          {t("replayStory.moment.edit")}
        </Deed>
      )}
      {onRemove && <Removal label={label} onYes={() => onRemove(moment)} />}
    </div>
  );
}

interface DeedProps {
  readonly icon: ReactNode;
  readonly says: string;
  readonly children: string;
  act(): void;
}

function Deed({ icon, says, children, act }: DeedProps) {
  return (
    <Button kind="quiet" icon={icon} aria-label={says} onPress={act}>
      {children}
    </Button>
  );
}

function Removal({ label, onYes }: { readonly label: string; onYes(): void }) {
  const { t } = useTranslation();
  const [asked, ask] = useState(false);
  const remove = () => {
    ask(false);
    onYes();
  };
  return (
    <>
      <Deed
        icon={<Trash2 aria-hidden />}
        says={t("replayStory.moment.removeSays", { label })}
        act={() => ask(true)}
      >
        {t("replayStory.moment.remove")}
      </Deed>
      <Dialog
        open={asked}
        title={t("replayStory.moment.removeAsk", { label })}
        verb={t("replayStory.moment.removeYes")}
        takesAway
        onYes={remove}
        onClose={() => ask(false)}
      >
        <p>{t("replayStory.moment.removeText")}</p>
      </Dialog>
    </>
  );
}

/** Where the browser will not copy, the link is there to be read and copied by hand. */
function CopyLink({ link, label }: { readonly link: string; readonly label: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState<"" | "copied" | "byHand">("");
  const copy = () =>
    navigator.clipboard?.writeText(link).then(
      () => setCopied("copied"),
      () => setCopied("byHand"),
    ) ?? setCopied("byHand");
  return (
    <>
      <Deed icon={<Link aria-hidden />} says={t("replayStory.moment.copySays", { label })} act={copy}>
        {t("replayStory.moment.copy")}
      </Deed>
      <span role="status" className="moment-soft">
        {copied === "copied" && t("replay.link.copied")}
        {copied === "byHand" && t("replay.link.byHand", { link })}
      </span>
    </>
  );
}
