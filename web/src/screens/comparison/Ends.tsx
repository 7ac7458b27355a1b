import { useTranslation } from "react-i18next";
import type { Label, Scale } from "../../contract";

/** What the table is about, and the two ends of the scale above every lane and in line with it. */
export function Ends({ scale, id }: { readonly scale: Scale; readonly id: string }) {
  const { t } = useTranslation();
  return (
    <caption className="cmp-ends">
      <span id={id} className="visually-hidden">
        {t("comparison.caption", {
          left: scale.left.words,
          leftPlain: scale.left.plain,
          right: scale.right.words,
          rightPlain: scale.right.plain,
        })}
      </span>
      <span className="cmp-line" aria-hidden="true">
        <span className="cmp-name" />
        <span className="cmp-between">
          <span className="lanes">
            <span className="lane-name" />
            <span className="cmp-end-pair">
              <End label={scale.left} />
              <End label={scale.right} />
            </span>
          </span>
          <span className="cmp-gap" />
        </span>
      </span>
    </caption>
  );
}

function End({ label }: { readonly label: Label }) {
  return (
    <span className="cmp-end">
      <strong>{label.words}</strong>
      <span>{label.plain}</span>
    </span>
  );
}
