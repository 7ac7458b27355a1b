import { Keyboard } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Sheet } from "../../../ui";

const KEYS = ["arrows", "shift", "pages", "ends", "space", "brackets"] as const;

/** What the keys do. */
export function KeysSheet() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button kind="quiet" icon={<Keyboard aria-hidden />} onPress={() => setOpen(true)}>
        {t("replay.keys.open")}
      </Button>
      <Sheet title={t("replay.keys.open")} open={open} onClose={() => setOpen(false)}>
        <p>{t("replay.keys.text")}</p>
        <dl className="keys">
          {KEYS.map((key) => (
            <div key={key}>
              <dt>{t(`replay.keys.${key}.key`)}</dt>
              <dd>{t(`replay.keys.${key}.does`)}</dd>
            </div>
          ))}
        </dl>
      </Sheet>
    </>
  );
}
