import { ListPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui";
import type { AspectRow } from "./draft";
import { useEditing } from "./editing";
import { Field } from "./Field";
import { Import } from "./Import";
import { MOST, newAspect } from "./making";
import { Rows } from "./Rows";
import { changed } from "./rows";

/** What the groups talk about, one post-it each; many at once from a list. */
export function Topics() {
  const { t } = useTranslation();
  const { draft } = useEditing();
  const [importing, open] = useState(false);
  return (
    <>
      <p className="edit-soft">{t("editor.topicsText")}</p>
      <Button icon={<ListPlus aria-hidden />} onPress={() => open(true)}>
        {t("editor.import")}
      </Button>
      <Rows<AspectRow>
        path={["aspects"]}
        rows={draft.aspects}
        put={(before, change) => ({ ...before, aspects: change(before.aspects) })}
        most={MOST.aspects}
        make={newAspect}
        name={(row, number) =>
          row.title ? t("editor.topicCalled", { number, title: row.title }) : t("editor.topic", { number })
        }
        addWords={t("editor.addTopic")}
      >
        {(row, index) => <OneTopic row={row} index={index} />}
      </Rows>
      {importing && <Import onClose={() => open(false)} />}
    </>
  );
}

function OneTopic({ row, index }: { readonly row: AspectRow; readonly index: number }) {
  const { t } = useTranslation();
  const { edit } = useEditing();
  const change = (part: Partial<AspectRow>) =>
    edit((before) => ({ ...before, aspects: changed(before.aspects, row.key, part) }));
  return (
    <div className="edit-fit">
      <Field
        path={["aspects", index, "title"]}
        label={t("editor.topicTitle")}
        value={row.title}
        onChange={(title) => change({ title })}
      />
      <Field
        path={["aspects", index, "detail"]}
        label={t("editor.topicDetail")}
        value={row.detail}
        onChange={(detail) => change({ detail })}
        lines={1}
      />
      <Field
        path={["aspects", index, "source"]}
        label={t("editor.topicSource")}
        value={row.source}
        onChange={(source) => change({ source })}
        lines={1}
      />
    </div>
  );
}
