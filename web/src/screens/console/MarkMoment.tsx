import { Flag } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Moment } from "../../contract";
import { pathTo } from "../../route";
import { Button, Sheet } from "../../ui";
import { MomentList } from "../moments/MomentList";
import { MomentSheet } from "../moments/MomentSheet";
import { commanded, type MomentWords, speakable, spokenWords } from "../moments/spoken";
import { timeOfDay } from "../tablet/who";
import { useDesk } from "./desk";

/** "This is worth finding again": a label, and that is all it needs. Only facilitators see moments. */
export function MarkMoment() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<"mark" | "list" | null>(null);
  const count = Object.keys(useDesk().state.session.moments).length;
  return (
    <>
      <Button icon={<Flag aria-hidden />} onPress={() => setOpen("mark")}>
        {t("console.mark")}
      </Button>
      {count > 0 && (
        <Button kind="quiet" onPress={() => setOpen("list")}>
          {t("replayStory.moment.count", { count })}
        </Button>
      )}
      {open === "mark" && <NewMoment notes={[]} onClose={() => setOpen(null)} />}
      {open === "list" && <AllMoments onClose={() => setOpen(null)} />}
    </>
  );
}

/** Marks what is so right now. */
export function NewMoment({ notes, onClose }: { readonly notes: readonly string[]; onClose(): void }) {
  const { t } = useTranslation();
  const { state, act, session } = useDesk();
  const mark = (said: MomentWords) => act({ type: "markMoment", ...commanded(said) });
  const usual = t("console.momentUsual", { count: Object.keys(state.session.moments).length + 1 });
  return (
    <Asked
      title={t("console.mark")}
      verb={t("console.markYes")}
      draft={`moment.${session}`}
      start={{ label: "", memo: "", notes }}
      usual={usual}
      onYes={mark}
      onClose={onClose}
    />
  );
}

type AskedProps = Omit<Parameters<typeof MomentSheet>[0], "offered" | "wordsOf">;

function Asked(props: AskedProps) {
  const { state, focus } = useDesk();
  return <MomentSheet {...props} offered={focus ? speakable(state, focus.id) : []} wordsOf={useWordsOf()} />;
}

function useWordsOf(): (id: string) => string {
  const { t } = useTranslation();
  const { state } = useDesk();
  return (id) => spokenWords(state, id) || t("replayStory.moment.gone");
}

/** All moments so far, each to change, to take away and to watch. */
function AllMoments({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const { state, act, session } = useDesk();
  const [edited, edit] = useState<Moment | null>(null);
  const moments = Object.values(state.session.moments);
  const wordsOf = useWordsOf();
  return (
    <>
      <Sheet open onClose={onClose} title={t("console.moments", { count: moments.length })}>
        <MomentList
          moments={moments}
          whenOf={({ at }) => timeOfDay(at)}
          wordsOf={wordsOf}
          linkTo={({ seq }) => `${location.origin}${pathTo("replay", session)}?seq=${seq}`}
          onEdit={edit}
          onRemove={({ id }) => act({ type: "removeMoment", moment: id })}
        />
      </Sheet>
      {edited && (
        <Asked
          title={t("replayStory.moment.editTitle")}
          verb={t("replayStory.moment.editYes")}
          draft={`moment.${session}.${edited.id}`}
          start={edited}
          usual={edited.label}
          onYes={(said) => act({ type: "changeMoment", moment: edited.id, ...commanded(said) })}
          onClose={() => edit(null)}
        />
      )}
    </>
  );
}
