import { useTranslation } from "react-i18next";
import { ReadAloud, Said, Sheet } from "../../ui";
import type { Now } from "./now";

const HOW = ["drag", "tap", "words", "list", "undo"] as const;

/** What this activity asks for, and how the screen works, in a few short sentences. */
export function HelpSheet({
  open,
  onClose,
  now,
}: {
  readonly open: boolean;
  onClose(): void;
  readonly now: Now | null;
}) {
  const { t } = useTranslation();
  return (
    <Sheet title={t("help.title")} open={open} onClose={onClose}>
      <div className="help">
        {now?.activity.instruction && (
          <div className="help-task">
            <ReadAloud text={now.activity.instruction} />
            <p>
              <Said>{now.activity.instruction}</Said>
            </p>
          </div>
        )}
        {now?.activity.kind === "scale" && (
          <ul className="help-how">
            {HOW.map((way) => (
              <li key={way}>{t(`help.${way}`)}</li>
            ))}
          </ul>
        )}
        <p>{t("help.person")}</p>
      </div>
    </Sheet>
  );
}
