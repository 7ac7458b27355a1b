import { Link } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui";
import type { Address } from "./address";
import { useReplay, useShown } from "./useReplay";

interface Copied {
  readonly seq: number;
  readonly link: string;
  readonly done: boolean;
}

/** A link to this very instant, for a colleague or a footnote. Where the browser will not copy, it is there to be read. */
export function CopyLink({ address }: { readonly address: Address }) {
  const { t } = useTranslation();
  const replay = useReplay();
  const [copied, setCopied] = useState<Copied | null>(null);
  const copy = async () => {
    replay.pause();
    const { seq } = replay.shown();
    const link = address.link(seq);
    if (link === null) return;
    const done = await (navigator.clipboard?.writeText(link) ?? Promise.reject()).then(
      () => true,
      () => false,
    );
    setCopied({ seq, link, done });
  };
  return (
    <>
      <Button icon={<Link aria-hidden />} onPress={() => void copy()}>
        {t("replay.link.copy")}
      </Button>
      <span className="replay-said" role="status">
        {copied && <Said copied={copied} onGone={setCopied} />}
      </span>
    </>
  );
}

/** It stands as long as the instant does: of another one it would be of no use. */
function Said({ copied, onGone }: { readonly copied: Copied; onGone(nothing: null): void }) {
  const { t } = useTranslation();
  const elsewhere = useShown(({ seq }) => seq !== copied.seq);
  useEffect(() => {
    if (elsewhere) onGone(null);
  }, [elsewhere, onGone]);
  return copied.done ? t("replay.link.copied") : t("replay.link.byHand", { link: copied.link });
}
