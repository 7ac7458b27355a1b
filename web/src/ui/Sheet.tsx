import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog as Box, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Button } from "./Button";
import "./sheet.css";

export interface SheetProps {
  readonly title: ReactNode;
  readonly open: boolean;
  onClose(): void;
  readonly children: ReactNode;
  /** `sheet` rises from below; `dialog` stands in the middle and asks one question. */
  readonly kind?: "sheet" | "dialog";
  /** What stays in sight at the foot while the rest scrolls. */
  readonly foot?: ReactNode;
}

/**
 * A sheet of paper that rises from below, above the on-screen keyboard. Focus stays inside it, Escape and a tap beside it
 * close it, and focus then returns to where it was.
 */
export function Sheet({ title, open, onClose, children, kind = "sheet", foot }: SheetProps) {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      isOpen={open}
      onOpenChange={(next) => next || onClose()}
      isDismissable
      className="sheet-shade"
      data-kind={kind}
    >
      <Modal className="sheet">
        <Box className="sheet-box" role={kind === "dialog" ? "alertdialog" : "dialog"}>
          <header className="sheet-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button kind="quiet" icon={<X aria-hidden />} onPress={onClose}>
              {t("ui.close")}
            </Button>
          </header>
          <div className="sheet-body">{children}</div>
          {foot && <footer className="sheet-foot">{foot}</footer>}
        </Box>
      </Modal>
    </ModalOverlay>
  );
}
