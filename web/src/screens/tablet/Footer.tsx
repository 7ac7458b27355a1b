import { Redo2, Undo2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button, Segmented, StatusLine, type StatusLineProps } from "../../ui";
import { Needs, type NeedsProps } from "./Needs";
import "./footer.css";

export type Face = "board" | "list" | "compare";

/** One's own last steps, back and forth; `null` where that way is closed. */
export interface Undoing {
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
}

export interface FooterProps {
  readonly status: { readonly words: string; readonly mood: NonNullable<StatusLineProps["mood"]> };
  /** How many changes were refused and wait to be read. */
  readonly refused: number;
  onRefused(): void;
  /** What this person has asked for; null where nothing can be asked for any more. */
  readonly needs: NeedsProps["needs"] | null;
  readonly onNeed: NeedsProps["onNeed"];
  /** Absent where there is no board. */
  readonly faces?:
    | { readonly face: Face; readonly choices: readonly Face[]; choose(face: Face): void }
    | undefined;
  readonly undoing?: Undoing | undefined;
}

/** How things stand in words, how the board is shown, and the ways out of a mistake. */
export function Footer({ status, refused, onRefused, needs, onNeed, faces, undoing }: FooterProps) {
  const { t } = useTranslation();
  return (
    <footer className="footer">
      <div className="footer-status">
        <StatusLine mood={status.mood}>{status.words}</StatusLine>
        {refused > 0 && (
          <Button kind="quiet" onPress={onRefused}>
            {t("refused.count", { count: refused })}
          </Button>
        )}
      </div>
      {faces && (
        <Segmented
          label={t("footer.faces")}
          value={faces.face}
          choices={faces.choices.map((value) => ({ value, words: t(`footer.${value}`) }))}
          onChange={faces.choose}
        />
      )}
      <div className="footer-ways">
        {undoing && (
          <>
            <Button icon={<Undo2 aria-hidden />} isDisabled={!undoing.undo} onPress={() => undoing.undo?.()}>
              {t("footer.undo")}
            </Button>
            <Button icon={<Redo2 aria-hidden />} isDisabled={!undoing.redo} onPress={() => undoing.redo?.()}>
              {t("footer.redo")}
            </Button>
          </>
        )}
        {needs && <Needs needs={needs} onNeed={onNeed} />}
      </div>
    </footer>
  );
}
