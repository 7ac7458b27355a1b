import { FileText } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { takeaway } from "../../../api";
import { Button } from "../../../ui";
import { offer } from "../../offer";
import { problemInWords } from "../../problem";
import { useViewer } from "../useReplay";

/** The whole transcript as a page, for people who would rather read than watch; a file holds no server to ask for it. */
export function ReadAsPage() {
  const { t } = useTranslation();
  const { session, key } = useViewer();
  const [said, setSaid] = useState("");
  if (key === null) return null;
  const fetchPage = async () => {
    try {
      offer(await takeaway(session, key, "transcript"), `leeway-${session}-transcript.html`);
      setSaid(t("console.takeawayDone"));
    } catch (failure) {
      setSaid(problemInWords(failure));
    }
  };
  return (
    <div className="story-page">
      <Button icon={<FileText aria-hidden />} onPress={fetchPage}>
        {t("replayStory.page")}
      </Button>
      <p role="status" className="story-soft">
        {said}
      </p>
    </div>
  );
}
