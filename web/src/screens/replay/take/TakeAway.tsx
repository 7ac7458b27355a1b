import { Download } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Format, takeaway } from "../../../api";
import { Button } from "../../../ui";
import { offer } from "../../offer";
import { problemInWords } from "../../problem";
import { useViewer } from "../useReplay";
import { ClipMaker } from "./ClipMaker";
import "./take.css";

/** The replay as a file to keep; for facilitators also a part of it to show to others. */
export default function TakeAway() {
  const { t } = useTranslation();
  const { session, eyes } = useViewer();
  const { save, said, isBusy } = useSaving();
  return (
    <div className="take">
      <section className="take-part" aria-labelledby="take-whole">
        <h3 id="take-whole">{t("replayTake.wholeTitle")}</h3>
        <p>{t("replayTake.wholeText")}</p>
        <p>{t(eyes === "facilitator" ? "replayTake.forTeam" : "replayTake.forYou")}</p>
        <div className="take-buttons">
          <Button
            icon={<Download aria-hidden />}
            isDisabled={isBusy}
            onPress={() => save("replay", `leeway-${session}-replay.html`)}
          >
            {t("replayTake.whole")}
          </Button>
          <Button
            icon={<Download aria-hidden />}
            isDisabled={isBusy}
            onPress={() => save("transcript", `leeway-${session}-transcript.html`)}
          >
            {t("replayTake.transcript")}
          </Button>
        </div>
        <p role="status" className="take-soft">
          {said}
        </p>
      </section>
      {eyes === "facilitator" && <ClipMaker />}
    </div>
  );
}

export interface Saving {
  readonly said: string;
  readonly isBusy: boolean;
  save(format: Format, name: string): void;
}

/** Fetch a file and offer it; what came of it, in words. */
export function useSaving(): Saving {
  const { t } = useTranslation();
  const { session, key } = useViewer();
  const [isBusy, setBusy] = useState(false);
  const [said, say] = useState("");
  const save = async (format: Format, name: string) => {
    setBusy(true);
    say(t("replayTake.making"));
    try {
      offer(await takeaway(session, key ?? "", format), name);
      say(t("replayTake.saved"));
    } catch (failure) {
      say(problemInWords(failure));
    } finally {
      setBusy(false);
    }
  };
  return { said, isBusy, save: (format, name) => void save(format, name) };
}
