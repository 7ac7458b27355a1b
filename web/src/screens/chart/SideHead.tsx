import { Minus, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Side } from "./points";

/** What a column is: a sign and a word. `under` where it stands beneath a heading of its own. */
export function SideHead({ side, under = false }: { readonly side: Side; readonly under?: boolean }) {
  const { t } = useTranslation();
  const Sign = side === "pro" ? Plus : Minus;
  const Heading = under ? "h5" : "h3";
  return (
    <Heading className="side-head">
      <Sign aria-hidden className="side-sign" />
      {t(`chart.${side}`)}
    </Heading>
  );
}
