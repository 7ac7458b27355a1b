import { useState } from "react";
import { useTranslation } from "react-i18next";
import { renewKeys } from "../../../api";
import { keepKey, keyFor } from "../../../keys";
import { Button, Dialog } from "../../../ui";
import { problemInWords } from "../../problem";
import { useDesk } from "../desk";

/** A link is in the wrong hands: the old ones open nothing any more, and whoever used one is out. */
export function Renewal() {
  const { t } = useTranslation();
  return (
    <>
      <p className="desk-soft">{t("deskCharge.linksText")}</p>
      <One of="wall" verb={t("deskCharge.renewWall")} text={t("deskCharge.renewWallText")} />
      <One of="facilitators" verb={t("deskCharge.renewAll")} text={t("deskCharge.renewAllText")} />
    </>
  );
}

interface OneProps {
  readonly of: "wall" | "facilitators";
  readonly verb: string;
  readonly text: string;
}

function One({ of, verb, text }: OneProps) {
  const { t } = useTranslation();
  const { session, door } = useDesk();
  const [asked, ask] = useState(false);
  const [said, say] = useState("");
  const renew = async () => {
    ask(false);
    say("");
    try {
      const { facilitatorKey } = await renewKeys(session, keyFor("facilitator", session) ?? "", of);
      if (facilitatorKey) {
        keepKey("facilitator", session, facilitatorKey);
        location.reload(); // the line was opened with the old key
        return;
      }
      door.retry();
      say(t("deskCharge.renewed"));
    } catch (failure) {
      say(problemInWords(failure));
    }
  };
  return (
    <div>
      <Button kind="warn" onPress={() => ask(true)}>
        {verb}
      </Button>
      <p role="status" className="desk-soft">
        {said}
      </p>
      <Dialog
        open={asked}
        title={`${verb}?`}
        verb={t("deskCharge.renewYes")}
        takesAway
        onYes={renew}
        onClose={() => ask(false)}
      >
        <p>{text}</p>
      </Dialog>
    </div>
  );
}
