import { Download } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { takeaway } from "../../../api";
import { Button } from "../../../ui";
import { offer } from "../../offer";
import { problemInWords } from "../../problem";
import { useViewer } from "../useReplay";

/** The same as a table to keep. */
export default function Save() {
  const { t } = useTranslation();
  const { session, key } = useViewer();
  const [said, setSaid] = useState("");
  const save = async () => {
    try {
      offer(await takeaway(session, key ?? "", "traces"), `leeway-${session}-traces.csv`);
      setSaid(t("replayCompare.saved"));
    } catch (failure) {
      setSaid(problemInWords(failure));
    }
  };
  return (
    <>
      <Button icon={<Download aria-hidden />} onPress={save}>
        {t("replayCompare.save")}
      </Button>
      <span role="status" className="compare-soft">
        {said}
      </span>
    </>
  );
}
