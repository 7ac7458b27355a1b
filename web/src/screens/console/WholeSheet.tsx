import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui";
import "./whole.css";

export interface WholeSheetProps {
  readonly title: string;
  readonly open: boolean;
  onClose(): void;
  readonly children: ReactNode;
  /** What stays in sight beneath. */
  readonly foot?: ReactNode;
  /** Held up to a room: large, and a press beside it puts it away too. */
  readonly heldUp?: boolean;
}

/** Work that needs the whole screen for a while: the room goes on beneath it, and Escape puts it away. */
export function WholeSheet({ title, open, onClose, children, foot, heldUp = false }: WholeSheetProps) {
  const { t } = useTranslation();
  return (
    <ModalOverlay
      className="full"
      isOpen={open}
      onOpenChange={(next) => next || onClose()}
      isDismissable={heldUp}
    >
      <Modal className="full-sheet">
        <Dialog className="full-box">
          <header className="full-head">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button kind="quiet" icon={<X aria-hidden />} onPress={onClose}>
              {t("ui.close")}
            </Button>
          </header>
          <div className={heldUp ? "full-body" : "whole-body"}>{children}</div>
          {foot && <footer className="whole-foot">{foot}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
