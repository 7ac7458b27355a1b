import { ArrowDown } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../ui";

/** The way to the panels where they stand below the stage, out of sight: the timeline would cover every sign of them. */
export function Below() {
  const { t } = useTranslation();
  return (
    <div className="below">
      <Button kind="quiet" icon={<ArrowDown aria-hidden />} onPress={goBelow}>
        {t("replay.below")}
      </Button>
    </div>
  );
}

function goBelow(): void {
  const panels = document.querySelector(".replay-aside");
  panels?.querySelector<HTMLElement>("[aria-selected='true']")?.focus({ preventScroll: true });
  panels?.scrollIntoView({ block: "start" });
}
