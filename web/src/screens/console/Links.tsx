import { KeyRound } from "lucide-react";
import { type FocusEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { keyFor } from "../../keys";
import { pathTo } from "../../route";
import { Button, Sheet } from "../../ui";
import { useDesk } from "./desk";
import { Takeaways } from "./Takeaways";

/** The links to keep: whoever has one can do what it is for, so each says what it opens and for whom it is. */
export function Links({ first }: { readonly first: boolean }) {
  const { t } = useTranslation();
  const { session, state, door } = useDesk();
  const [open, setOpen] = useState(first);
  const facilitator = link("console", session, keyFor("facilitator", session));
  const wall = link("wall", session, door.door?.wallKey ?? null);
  return (
    <>
      <Button kind="quiet" icon={<KeyRound aria-hidden />} onPress={() => setOpen(true)}>
        {t("console.links")}
      </Button>
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title={t("console.linksTitle", { title: state.session.title })}
      >
        <div className="desk-sheet">
          <p>{t("console.linksText")}</p>
          {facilitator && (
            <LinkField
              label={t("console.linkFacilitator")}
              hint={t("console.linkFacilitatorHint")}
              link={facilitator}
            />
          )}
          {wall && <LinkField label={t("console.linkWall")} hint={t("console.linkWallHint")} link={wall} />}
          <Takeaways />
        </div>
      </Sheet>
    </>
  );
}

function link(screen: "console" | "wall", session: string, key: string | null): string | null {
  return key === null ? null : `${location.origin}${pathTo(screen, session)}#${key}`;
}

function LinkField({
  label,
  hint,
  link,
}: {
  readonly label: string;
  readonly hint: string;
  readonly link: string;
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
      <p role="status" className="desk-soft">
        {copied && t(`console.${copied}`)}
      </p>
    </div>
  );
}
