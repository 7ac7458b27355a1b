import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Dialog } from "../../ui";
import { useDesk } from "./desk";

/** The end of the session: read-only from then on, and open again with one more tap. */
export function Closing() {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const [asked, ask] = useState(false);
  if (state.session.closed) {
    return <Button onPress={() => act({ type: "reopenSession" })}>{t("console.reopen")}</Button>;
  }
  const close = () => {
    ask(false);
    act({ type: "closeSession" });
  };
  return (
    <>
      <Button onPress={() => ask(true)}>{t("console.close")}</Button>
      <Dialog
        open={asked}
        title={t("console.closeAsk")}
        verb={t("console.closeYes")}
        takesAway
        onYes={close}
        onClose={() => ask(false)}
      >
        <p>{t("console.closeText")}</p>
      </Dialog>
    </>
  );
}
