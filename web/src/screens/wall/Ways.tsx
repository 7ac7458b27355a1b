import { ListFilter } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Segmented, Sheet } from "../../ui";
import { SiftBar, type SiftBarProps } from "../comparison/SiftBar";
import type { View } from "./scene";

export interface WaysProps {
  readonly views: readonly View[];
  readonly view: View;
  onView(view: View): void;
  /** The comparison that is in sight; null when none is. */
  readonly compared: SiftBarProps | null;
}

/** What whoever stands at the projector can choose: how to look at the scene, and which rows of the comparison. */
export function Ways({ views, view, onView, compared }: WaysProps) {
  const { t } = useTranslation();
  const [sifting, sift] = useState(false);
  return (
    <div className="wall-ways">
      {views.length > 1 && (
        <Segmented<View>
          label={t("wall.view")}
          value={view}
          onChange={onView}
          choices={views.map((one) => ({ value: one, words: t(`wall.views.${one}`) }))}
        />
      )}
      {compared && (
        <>
          <Button kind="quiet" icon={<ListFilter aria-hidden />} onPress={() => sift(true)}>
            {t("wall.sift")}
          </Button>
          <Sheet title={t("wall.sift")} open={sifting} onClose={() => sift(false)}>
            <SiftBar {...compared} />
          </Sheet>
        </>
      )}
    </div>
  );
}
