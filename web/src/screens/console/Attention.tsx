import { Eye } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, Sheet } from "../../ui";
import { useDesk } from "./desk";

/** What everybody is asked to look at now, and the one button with which they go on. */
export function Attention() {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const { attention } = state.agenda;
  if (!attention) return null;
  const aspect = attention.aspect === null ? undefined : state.session.aspects[attention.aspect];
  return (
    <div className="desk-banner" role="status">
      <p>
        <Eye aria-hidden /> {aspect ? t("deskLook.atAspect", { title: aspect.title }) : t("deskLook.atYou")}
      </p>
      {!state.session.closed && (
        <Button kind="main" onPress={() => act({ type: "lookHere", up: false })}>
          {t("deskLook.goOn")}
        </Button>
      )}
    </div>
  );
}

/** "Everyone look here": at the facilitator, or at one aspect. */
export function LookHere() {
  const { t } = useTranslation();
  const { state, act } = useDesk();
  const [open, setOpen] = useState(false);
  const aspects = Object.values(state.session.aspects).filter((aspect) => !aspect.parked);
  const call = (aspect: string | null) => {
    act({ type: "lookHere", aspect, up: true });
    setOpen(false);
  };
  return (
    <>
      <Button icon={<Eye aria-hidden />} isDisabled={state.session.closed} onPress={() => setOpen(true)}>
        {t("deskLook.look")}
      </Button>
      <Sheet open={open} onClose={() => setOpen(false)} title={t("deskLook.title")}>
        <div className="desk-sheet">
          <p>{t("deskLook.text")}</p>
          <div>
            <Button kind="main" onPress={() => call(null)}>
              {t("deskLook.all")}
            </Button>
          </div>
          <h3>{t("deskLook.orAspect")}</h3>
          <ul className="desk-buttons">
            {aspects.map((aspect) => (
              <li key={aspect.id}>
                <Button onPress={() => call(aspect.id)}>{aspect.title}</Button>
              </li>
            ))}
          </ul>
        </div>
      </Sheet>
    </>
  );
}
