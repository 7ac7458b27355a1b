import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button";
import { Sheet } from "./Sheet";

export interface DialogProps {
  readonly title: string;
  readonly open: boolean;
  readonly children: ReactNode;
  /** A verb: what the main button does. */
  readonly verb: string;
  readonly takesAway?: boolean;
  onYes(): void;
  onClose(): void;
}

/** One question with two answers; the safe one is always "not now". */
export function Dialog({ title, open, children, verb, takesAway = false, onYes, onClose }: DialogProps) {
  const { t } = useTranslation();
  return (
    <Sheet
      kind="dialog"
      title={title}
      open={open}
      onClose={onClose}
      foot={
        <>
          <Button onPress={onClose}>{t("ui.notNow")}</Button>
          <Button kind={takesAway ? "warn" : "main"} onPress={onYes}>
            {verb}
          </Button>
        </>
      }
    >
      {children}
    </Sheet>
  );
}
