import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { go } from "../../route";
import { Button, Dialog } from "../../ui";
import { forgetDraft, type KeptDraft, keptDrafts } from "./shelf";

/** The templates that are kept on this device. */
export function Mine() {
  const { t } = useTranslation();
  const [kept, hold] = useState<readonly KeptDraft[]>([]);
  const [asked, ask] = useState<KeptDraft | null>(null);
  useEffect(() => {
    void keptDrafts().then(hold);
  }, []);
  if (!kept.length) return null;
  const forget = async () => {
    if (asked) await forgetDraft(asked.id);
    ask(null);
    hold(await keptDrafts());
  };
  return (
    <section className="edit-section" aria-labelledby="edit-mine">
      <h2 id="edit-mine">{t("editor.mine")}</h2>
      <p className="edit-soft">{t("editor.mineText")}</p>
      <ul>
        {kept.map((one) => (
          <One key={one.id} kept={one} onForget={() => ask(one)} />
        ))}
      </ul>
      {asked && (
        <Dialog
          open
          title={t("editor.forgetAsk", { title: asked.draft.title || t("editor.untitled") })}
          verb={t("editor.forget")}
          takesAway
          onYes={forget}
          onClose={() => ask(null)}
        >
          <p>{t("editor.forgetText")}</p>
        </Dialog>
      )}
    </section>
  );
}

function One({ kept, onForget }: { readonly kept: KeptDraft; onForget(): void }) {
  const { t, i18n } = useTranslation();
  const { draft, changed, id } = kept;
  const title = draft.title || t("editor.untitled");
  const when = new Date(changed).toLocaleString(i18n.language, { dateStyle: "medium", timeStyle: "short" });
  return (
    <li className="held-one">
      <div className="held-words">
        <strong>{title}</strong>
        <span className="held-role">{t("editor.about", { count: draft.aspects.length, when })}</span>
      </div>
      <Button kind="quiet" aria-label={t("editor.forgetSays", { title })} onPress={onForget}>
        {t("editor.forget")}
      </Button>
      <Button
        kind="main"
        aria-label={t("editor.changeSays", { title })}
        onPress={() => go(`/templates/${id}`)}
      >
        {t("editor.change")}
      </Button>
    </li>
  );
}
