import { type FocusEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Door } from "../../api";
import { Button } from "../../ui";
import { Qr } from "../Qr";

/** A link to copy, with what it opens; where the browser will not copy, it is selected by touching it. */
export function LinkField({
  label,
  hint,
  link,
  qr,
  qrLabel = "",
}: {
  readonly label: string;
  readonly hint: string;
  readonly link: string;
  /** The same for a camera, where there is one. */
  readonly qr?: Door["qr"];
  readonly qrLabel?: string;
}) {
  const { t } = useTranslation();
  const field = useId();
  const [copied, setCopied] = useState<"" | "copied" | "byHand">("");
  const copy = () =>
    navigator.clipboard?.writeText(link).then(
      () => setCopied("copied"),
      () => setCopied("byHand"),
    ) ?? setCopied("byHand");
  return (
    <div className="link">
      <label htmlFor={field} className="link-label">
        {label}
      </label>
      <p className="desk-soft">{hint}</p>
      <div className="desk-row">
        <input
          id={field}
          className="link-field"
          readOnly
          value={link}
          onFocus={(event: FocusEvent<HTMLInputElement>) => event.target.select()}
        />
        <Button onPress={copy}>{t("console.copy")}</Button>
      </div>
      {qr && <Qr qr={qr} label={qrLabel} />}
      <p role="status" className="desk-soft">
        {copied && t(`console.${copied}`)}
      </p>
    </div>
  );
}
