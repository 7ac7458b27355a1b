import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui";
import { NoteFace } from "./NoteFace";
import type { NoteView } from "./view";

export interface PickBarProps {
  readonly note: NoteView;
  onWords(): void;
  onCancel(): void;
}

/** A note is in the hand: what to do next, and two other ways. It stands where the tray stood. */
export function PickBar({ note, onWords, onCancel }: PickBarProps) {
  const { t } = useTranslation();
  useEffect(() => {
    const onKey = (key: KeyboardEvent) => key.key === "Escape" && onCancel();
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [onCancel]);
  return (
    <section className="pick" aria-label={t("pick.name")}>
      <div className="note">
        <NoteFace text={note.text} comments={note.comments.length} own={note.aspect === null} />
      </div>
      <p className="pick-words" role="status">
        {t("pick.tap")}
      </p>
      <div className="pick-buttons">
        <Button kind="main" onPress={onWords}>
          {t("pick.words")}
        </Button>
        <Button onPress={onCancel}>{t("pick.cancel")}</Button>
      </div>
    </section>
  );
}
