import { useTranslation } from "react-i18next";
import { Button, Sheet } from "../../ui";
import "./refused.css";

/** A change that the room did not take, with the words that were in it. */
export interface RefusedChange {
  readonly id: string;
  /** What it would have done, in plain words. */
  readonly about: string;
  /** Why not, in plain words. */
  readonly message: string;
  /** What the person wrote; "" when the change had no words. */
  readonly words: string;
}

export interface RefusedProps {
  readonly changes: readonly RefusedChange[];
  readonly open: boolean;
  onClose(): void;
  onTryAgain(id: string): void;
  onForget(id: string): void;
}

/** Where refused changes wait, so that nothing that was typed is ever lost. */
export function Refused({ changes, open, onClose, onTryAgain, onForget }: RefusedProps) {
  const { t } = useTranslation();
  return (
    <Sheet title={t("refused.title")} open={open} onClose={onClose}>
      <p>{t(changes.length ? "refused.about" : "refused.none")}</p>
      <ul className="refused">
        {changes.map((change) => (
          <li key={change.id} className="refused-change">
            <h3>{change.about}</h3>
            {change.words && <blockquote className="refused-words">{change.words}</blockquote>}
            <p>{change.message}</p>
            <div className="refused-ways">
              <Button kind="main" onPress={() => onTryAgain(change.id)}>
                {t("refused.again")}
              </Button>
              {change.words && (
                <Button onPress={() => void navigator.clipboard?.writeText(change.words)}>
                  {t("refused.copy")}
                </Button>
              )}
              <Button kind="quiet" onPress={() => onForget(change.id)}>
                {t("refused.forget")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
