import { X } from "lucide-react";
import type { ReactNode } from "react";
import { Dialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui";

export interface FullScreenProps {
  readonly title: string;
  readonly open: boolean;
  onClose(): void;
  readonly children: ReactNode;
}

/** Something to hold up to a room: nothing else on the screen, and Escape puts it away. */
export function FullScreen({ title, open, onClose, children }: FullScreenProps) {
  const { t } = useTranslation();
  return (
    <ModalOverlay className="full" isOpen={open} onOpenChange={(next) => next || onClose()} isDismissable>
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
          <div className="full-body">{children}</div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
