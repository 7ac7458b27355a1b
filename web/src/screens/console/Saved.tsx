import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Sheet, StatusLine, type StatusLineProps } from "../../ui";

/** Something the facilitator asked for that was not done, and why. */
export interface RefusedWish {
  readonly id: string;
  readonly message: string;
}

export interface SavedProps {
  readonly words: string;
  readonly mood: NonNullable<StatusLineProps["mood"]>;
  /** What "saved" means on this server. */
  readonly promise: string;
  readonly refused: readonly RefusedWish[];
  onRead(id: string): void;
}

/** How things stand, in words that stay until they are read, and what "saved" means here. */
export function Saved({ words, mood, promise, refused, onRead }: SavedProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <StatusLine mood={mood}>{words}</StatusLine>
      <div role="alert" className="saved-refused">
        {refused.map((wish) => (
          <p key={wish.id}>
            {wish.message}{" "}
            <Button kind="quiet" onPress={() => onRead(wish.id)}>
              {t("console.read")}
            </Button>
          </p>
        ))}
      </div>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {t("console.savedMeans")}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t("console.savedMeans")}>
        <div className="desk-sheet">
          <p>{promise}</p>
          <p>{t("console.savedTablets")}</p>
        </div>
      </Sheet>
    </>
  );
}
