import { Link } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui";
import type { Address } from "./address";
import { useReplay, useShown } from "./useReplay";

/** A link to this very instant, for a colleague or a footnote. Where the browser will not copy, it is there to be read. */
export function CopyLink({ address }: { readonly address: Address }) {
  const { t } = useTranslation();
  const replay = useReplay();
  const seq = useShown((shown) => shown.seq);
  const [copied, setCopied] = useState<{ readonly link: string; readonly done: boolean } | null>(null);
  // What was said of another instant is of no use at this one.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it goes when the instant does
  useEffect(() => setCopied(null), [seq]);
  const copy = async () => {
    replay.pause();
    const link = address.link(replay.shown().seq);
    if (link === null) return;
    const done = await (navigator.clipboard?.writeText(link) ?? Promise.reject()).then(
      () => true,
      () => false,
    );
    setCopied({ link, done });
  };
  return (
    <>
      <Button icon={<Link aria-hidden />} onPress={() => void copy()}>
        {t("replay.link.copy")}
      </Button>
      <span className="replay-said" role="status">
        {copied?.done && t("replay.link.copied")}
        {copied && !copied.done && t("replay.link.byHand", { link: copied.link })}
      </span>
    </>
  );
}
