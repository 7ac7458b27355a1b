import { Suspense } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { panelsFor } from "./panels";
import { useViewer } from "./useReplay";

/** What stands beside the stage, one tab at a time. */
export function Panels() {
  const { t } = useTranslation();
  const panels = panelsFor(useViewer().eyes);
  if (panels.length === 0) return null;
  return (
    <aside className="replay-aside" aria-label={t("replay.panels")}>
      <Tabs className="replay-tabs">
        <TabList className="replay-tablist" aria-label={t("replay.panels")}>
          {panels.map(({ id, words }) => (
            <Tab key={id} id={id} className="replay-tab">
              {t(words)}
            </Tab>
          ))}
        </TabList>
        {panels.map(({ id, Body }) => (
          <TabPanel key={id} id={id} className="replay-panel">
            <Suspense fallback={<p role="status">{t("page.opening")}</p>}>
              <Body />
            </Suspense>
          </TabPanel>
        ))}
      </Tabs>
    </aside>
  );
}
