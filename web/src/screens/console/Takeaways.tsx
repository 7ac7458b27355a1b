import { Download } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Format, takeaway } from "../../api";
import { keyFor } from "../../keys";
import { Button } from "../../ui";
import { offer } from "../offer";
import { problemInWords } from "../problem";
import { useDesk } from "./desk";

const FILES = [
  { format: "record", ending: "-record.html", label: "console.takeawayRecord" },
  { format: "comparison", ending: "-comparison.csv", label: "console.takeawayTable" },
  { format: "chart", ending: "-chart.csv", label: "console.takeawayCharts" },
  { format: "reflections", ending: "-reflections.csv", label: "console.takeawayAnswers" },
  { format: "traces", ending: "-traces.csv", label: "replayCompare.save" },
  { format: "replay", ending: "-replay.html", label: "replayTake.whole" },
  { format: "json", ending: ".json", label: "console.takeawayAll" },
] as const;

/** Files to keep. They hold what the room may see by now, and can be fetched again at any time. */
export function Takeaways() {
  const { t } = useTranslation();
  const { session } = useDesk();
  const [said, setSaid] = useState("");
  const fetchFile = async (format: Format, ending: string) => {
    try {
      const file = await takeaway(session, keyFor("facilitator", session) ?? "", format);
      offer(file, `leeway-${session}${ending}`);
      setSaid(t("console.takeawayDone"));
    } catch (failure) {
      setSaid(problemInWords(failure));
    }
  };
  return (
    <section className="desk-sheet" aria-labelledby="takeaways">
      <h3 id="takeaways">{t("console.takeaways")}</h3>
      <p className="desk-soft">{t("console.takeawaysText")}</p>
      <div className="desk-row">
        {FILES.map(({ format, ending, label }) => (
          <Button key={format} icon={<Download aria-hidden />} onPress={() => fetchFile(format, ending)}>
            {t(label)}
          </Button>
        ))}
      </div>
      <p role="status" className="desk-soft">
        {said}
      </p>
    </section>
  );
}
