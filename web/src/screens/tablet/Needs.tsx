import { Hand } from "lucide-react";
import { useState } from "react";
import { ToggleButton } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { Seat } from "../../contract";
import { Button, Sheet } from "../../ui";

export type Need = Seat["needs"][number];

const NEEDS: readonly Need[] = ["help", "slower", "break"];

export interface NeedsProps {
  /** What this person has asked for. */
  readonly needs: readonly Need[];
  onNeed(need: Need, up: boolean): void;
}

/** "Help me": quiet ways to ask for something, and to take that back. Only facilitators are told. */
export function Needs({ needs, onNeed }: NeedsProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        kind={needs.length ? "main" : "plain"}
        icon={<Hand aria-hidden />}
        onPress={() => setOpen(true)}
      >
        {t(needs.length ? "footer.helped" : "footer.help")}
      </Button>
      <Sheet title={t("needs.title")} open={open} onClose={() => setOpen(false)}>
        <div className="needs">
          <p>{t("needs.who")}</p>
          {NEEDS.map((need) => (
            <ToggleButton
              key={need}
              className="needs-one"
              isSelected={needs.includes(need)}
              onChange={(up) => onNeed(need, up)}
            >
              <span>{t(`needs.${need}`)}</span>
              <span className="needs-how">
                {t(needs.includes(need) ? "needs.asked" : `needs.${need}How`)}
              </span>
            </ToggleButton>
          ))}
        </div>
      </Sheet>
    </>
  );
}
