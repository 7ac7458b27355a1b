import { X } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
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
          <Body>{children}</Body>
          {foot && <footer className="sheet-foot">{foot}</footer>}
        </Box>
      </Modal>
    </ModalOverlay>
  );
}

/** What a key can reach. */
const REACHED = "a[href], button, input, select, textarea, [contenteditable]";

/**
 * Where there is more to read than fits and nothing in it to go to, the words themselves are gone to, and keys scroll them.
 *
 * A control that was pressed and is gone, such as that of the last note put back, takes the focus with it, and with it
 * Escape: the sheet takes it over.
 */
function Body({ children }: { readonly children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = body.current?.closest<HTMLElement>("[role=dialog], [role=alertdialog]");
    if (!box) return;
    const observer = new MutationObserver(() => {
      if (document.activeElement === document.body) box.focus();
    });
    observer.observe(box, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const box = body.current;
    if (!box || typeof ResizeObserver === "undefined") return;
    const observer = new ResizeObserver(() => {
      const scrolls = box.scrollHeight > box.clientHeight;
      if (scrolls && !box.querySelector(REACHED)) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    });
    for (const one of [box, ...box.children]) observer.observe(one);
    return () => observer.disconnect();
  });
  return (
    <div className="sheet-body" ref={body}>
      {children}
    </div>
  );
}
