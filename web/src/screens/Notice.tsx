import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { go } from "../route";
import { Button } from "../ui";
import { Page } from "./Page";

export interface NoticeProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** Whether to offer the first page as well; not where an action leads there anyway. */
  readonly home?: boolean;
}

/** A screen that only says what is the matter, and always has a way on. */
export function Notice({ title, children, actions, home = true }: NoticeProps) {
  const { t } = useTranslation();
  return (
    <Page quiet>
      <div className="notice" role="status">
        <h1>{title}</h1>
        <p className="notice-text">{children}</p>
      </div>
      <div className="page-actions">
        {actions}
        {home && (
          <Button kind={actions ? "quiet" : "main"} onPress={() => go("/")}>
            {t("page.home")}
          </Button>
        )}
      </div>
    </Page>
  );
}

/** While something is on its way; it says so only after a moment, so that a quick answer does not flicker. */
export function Opening({ words }: { readonly words?: string }) {
  const { t } = useTranslation();
  return (
    <Page quiet>
      <div role="status">
        <h1 className="opening">{words ?? t("page.opening")}</h1>
      </div>
    </Page>
  );
}
