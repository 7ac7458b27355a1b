import { ArrowLeft, ArrowRight } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui";

export interface OneByOneProps {
  readonly ids: readonly string[];
  /** Which of them is shown, or null for the first. */
  readonly at: string | null;
  onAt(id: string): void;
  children(id: string): ReactNode;
}

/** One aspect, large. The arrow keys, or a presenter's clicker, go on and back; what is shown stays when others change. */
export function OneByOne({ ids, at, onAt, children }: OneByOneProps) {
  const { t } = useTranslation();
  const place = Math.max(0, at === null ? 0 : ids.indexOf(at));
  const to = (step: number) => {
    const id = ids[Math.max(0, Math.min(ids.length - 1, place + step))];
    if (id !== undefined) onAt(id);
  };
  useClicker(to);
  const id = ids[place];
  if (id === undefined) return <p className="wall-lead">{t("wall.noAspects")}</p>;
  return (
    <>
      {children(id)}
      <div className="revealed-steps">
        <Button icon={<ArrowLeft aria-hidden />} isDisabled={place === 0} onPress={() => to(-1)}>
          {t("wall.back")}
        </Button>
        <span role="status">{t("wall.of", { count: place + 1, of: ids.length })}</span>
        <Button icon={<ArrowRight aria-hidden />} isDisabled={place === ids.length - 1} onPress={() => to(1)}>
          {t("wall.on")}
        </Button>
      </div>
    </>
  );
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 };

/** Arrow and page keys anywhere on the wall, except inside a control that has its own use for them. */
function useClicker(to: (step: number) => void): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      const inControl =
        event.target instanceof Element &&
        event.target.closest("[role=radiogroup], [role=toolbar], [role=dialog]");
      if (step === undefined || inControl || event.defaultPrevented) return;
      event.preventDefault();
      to(step);
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  });
}
