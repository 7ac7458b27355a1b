import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { LookButton } from "../ui";
import "./page.css";

/** One calm sheet of paper in the middle of the screen, with the text size at hand. */
export function Page({
  children,
  quiet = false,
}: {
  readonly children: ReactNode;
  readonly quiet?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <div className="page">
      <header className="page-head">
        {quiet ? <span className="page-name">{t("page.name")}</span> : <span />}
        <LookButton />
      </header>
      <main className="page-body">{children}</main>
    </div>
  );
}
