import { Download, Printer } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { go } from "../../route";
import { Button, StatusLine } from "../../ui";
import { problemInWords } from "../problem";
import { checkDraft, type Found } from "./calls";
import type { Checking } from "./checking";
import { plainly, withIds } from "./draft";
import { useEditing } from "./editing";
import { saveFile } from "./file";
import type { Keeping, KeptEditing } from "./kept";
import { Open } from "./Open";

interface FinishProps {
  readonly id: string;
  readonly kept: KeptEditing;
  readonly checking: Checking;
  /** What is said at the fields by now. */
  readonly shown: readonly Found[];
  readonly asked: boolean;
  /** Somebody wants to be done: what has not been written yet is to be said too. */
  onAsk(): void;
  mend(found: Found): void;
}

/** How things stand, what is still to mend, and what can be done with a template that is whole. */
export function Finish({ id, kept, checking, shown, asked, onAsk, mend }: FinishProps) {
  const { t } = useTranslation();
  const { draft, edit } = useEditing();
  const [opening, open] = useState(false);
  const [words, say] = useState("");
  const left = useRef<HTMLElement>(null);
  const whole = async (then: (toml: string) => void) => {
    onAsk();
    say("");
    edit(withIds);
    try {
      const { toml } = await checkDraft(plainly(draft));
      if (toml === null) left.current?.focus();
      else then(toml);
    } catch (failure) {
      say(problemInWords(failure));
    }
  };
  return (
    <footer className="edit-foot">
      <Left found={shown} mend={mend} at={left} asked={asked} />
      {words && (
        <p className="page-problem" role="alert">
          {words}
        </p>
      )}
      <div className="page-actions">
        <Button kind="main" onPress={() => whole(() => open(true))}>
          {t("editor.open")}
        </Button>
        <Button icon={<Download aria-hidden />} onPress={() => whole((toml) => saveFile(draft.title, toml))}>
          {t("editor.save")}
        </Button>
        <Button icon={<Printer aria-hidden />} onPress={() => go(`/print/template/${id}`)}>
          {t("editor.print")}
        </Button>
      </div>
      <StatusLine mood={kept.keeping === "loose" ? "heed" : "calm"}>
        {t(keepingWords(kept.keeping))} {checking.standing === "unreachable" && t("editor.unreachable")}
      </StatusLine>
      {opening && <Open draft={draft} onClose={() => open(false)} />}
    </footer>
  );
}

function keepingWords(keeping: Keeping) {
  return `editor.${keeping}` as const;
}

interface LeftProps {
  readonly found: readonly Found[];
  readonly asked: boolean;
  readonly at: React.RefObject<HTMLElement | null>;
  mend(found: Found): void;
}

/** What is left to mend; each leads to its field. */
function Left({ found, asked, at, mend }: LeftProps) {
  const { t } = useTranslation();
  if (!found.length) return <section ref={at} tabIndex={-1} aria-label={t("editor.nothingLeft")} />;
  return (
    <section ref={at} tabIndex={-1} className="edit-left" aria-labelledby="edit-left">
      <h2 id="edit-left">{t("editor.unmended", { count: found.length })}</h2>
      {asked && <p>{t("editor.leftText")}</p>}
      <ul>
        {found.map((one) => (
          <li key={one.path.join(".") + one.words}>
            <Button kind="quiet" onPress={() => mend(one)}>
              {one.words}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
