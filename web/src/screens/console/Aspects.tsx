import { ListPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AspectState } from "../../contract";
import { Button, Sheet, TextField, useDraft } from "../../ui";
import { useDesk } from "./desk";
import { EraseWords } from "./Erase";

/** What the id of a topic begins with that was added in the session; the template's own words stay. */
const ADDED = "aspect-";

/** The topics that every group has a card for: give them one more, or put one aside when time runs short. */
export function Aspects() {
  const { t } = useTranslation();
  const { state } = useDesk();
  const [open, setOpen] = useState(false);
  const aspects = Object.values(state.session.aspects);
  return (
    <>
      <Button icon={<ListPlus aria-hidden />} onPress={() => setOpen(true)}>
        {t("console.aspects")}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t("console.aspects")}>
        <div className="desk-sheet">
          <p className="desk-soft">{t("console.aspectsText")}</p>
          <ul className="aspects">
            {aspects.map((aspect) => (
              <Aspect key={aspect.id} aspect={aspect} />
            ))}
          </ul>
          {!state.session.closed && <AddAspect />}
        </div>
      </Sheet>
    </>
  );
}

function Aspect({ aspect }: { readonly aspect: AspectState }) {
  const { t } = useTranslation();
  const { act, state } = useDesk();
  const verb = aspect.parked ? "console.unpark" : "console.park";
  return (
    <li className="aspect" data-parked={aspect.parked || undefined}>
      <div>
        <strong>{aspect.title}</strong>
        {aspect.parked && <span className="aspect-parked">{t("console.parked")}</span>}
        <p className="desk-soft">{aspect.detail}</p>
      </div>
      {aspect.id.startsWith(ADDED) && <EraseWords on={aspect.id} words={aspect.title} />}
      {!state.session.closed && (
        <Button
          kind="quiet"
          aria-label={t(`${verb}Says`, { title: aspect.title })}
          onPress={() => act({ type: "parkAspect", aspect: aspect.id, parked: !aspect.parked })}
        >
          {t(verb)}
        </Button>
      )}
    </li>
  );
}

function AddAspect() {
  const { t } = useTranslation();
  const { act, session } = useDesk();
  const title = useDraft(`aspect.${session}.title`);
  const detail = useDraft(`aspect.${session}.detail`);
  const [asked, ask] = useState(false);
  const add = () => {
    ask(true);
    if (!title.text.trim()) return;
    act({ type: "addAspect", title: title.text.trim(), detail: detail.text.trim() });
    title.clear();
    detail.clear();
    ask(false);
  };
  return (
    <section className="desk-sheet" aria-labelledby="desk-add">
      <h3 id="desk-add">{t("console.addAspect")}</h3>
      <TextField
        label={t("console.aspectTitle")}
        hint={t("console.aspectHint")}
        error={asked && !title.text.trim() ? t("console.aspectEmpty") : undefined}
        value={title.text}
        onChange={title.write}
        onEnter={add}
        maxLength={120}
      />
      <TextField
        label={t("console.aspectDetail")}
        value={detail.text}
        onChange={detail.write}
        maxLength={500}
        lines={2}
      />
      <div>
        <Button kind="main" onPress={add}>
          {t("console.addAspectYes")}
        </Button>
      </div>
    </section>
  );
}
