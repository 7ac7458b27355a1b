import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui";
import { Page } from "../Page";

export interface GoOnProps {
  readonly title: string;
  readonly name: string;
  readonly busy: boolean;
  /** What went wrong with the last try, in words; "" for nothing. */
  readonly problem: string;
  onGo(): void;
  onNot(): void;
}

/** The seat is somebody's already: they say that it is them, and go on where they were. */
export function GoOn({ title, name, busy, problem, onGo, onNot }: GoOnProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Page quiet>
      <div className="notice">
        <h1>{t("handover.title", { name })}</h1>
        <p className="page-lead">{title}</p>
        <p className="notice-text">{t("handover.text")}</p>
      </div>
      {problem && (
        <p className="page-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="page-actions">
        <Button kind="main" onPress={onGo} isDisabled={busy}>
          {busy ? t("handover.going") : t("handover.go", { name })}
        </Button>
        <Button onPress={onNot}>{t("handover.not")}</Button>
      </div>
    </Page>
  );
}
