import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Invitation, join } from "../../api";
import { keepKey } from "../../keys";
import { go, pathTo } from "../../route";
import { Button, GroupMark, TextField, useDraft } from "../../ui";
import { ChoiceCards } from "../ChoiceCards";
import { refusalOf } from "./refusal";
import { attemptDone, attemptFor } from "./secret";

/** Name, background, seat. What is missing is said beside its field, when somebody asks for the seat. */
export function JoinForm({ code, invited }: { readonly code: string; readonly invited: Invitation }) {
  const { t } = useTranslation();
  const name = useDraft(`join.${invited.session}`);
  const [background, choose] = useState<string | null>(null);
  const [asked, ask] = useState(false);
  const taking = useTaking(code, invited);
  const take = () => {
    ask(true);
    if (name.text.trim() && background)
      taking.take(name.text.trim(), background).then((done) => done && name.clear());
  };
  return (
    <form
      className="page-form"
      onSubmit={(event) => {
        event.preventDefault();
        take();
      }}
    >
      <header className="join-head">
        <h1>{invited.title}</h1>
        <p className="page-lead">{t("join.purpose")}</p>
      </header>
      <p className="join-patients">{t("join.patients")}</p>
      <TextField
        label={t("join.name")}
        hint={t("join.nameHint")}
        error={asked && !name.text.trim() ? t("join.nameEmpty") : undefined}
        value={name.text}
        onChange={name.write}
        maxLength={60}
        autoComplete="off"
        autoCapitalize="words"
      />
      <ChoiceCards
        label={t("join.background")}
        hint={t("join.backgroundHint")}
        error={asked && !background ? t("join.backgroundEmpty") : undefined}
        value={background}
        onChange={choose}
        choices={invited.backgrounds.map((one) => ({
          id: one.id,
          face: <GroupMark shape={one.shape} label={one.name} />,
        }))}
      />
      {taking.words && (
        <p className="page-problem" role="alert">
          {taking.words}
        </p>
      )}
      <Button kind="main" type="submit" isDisabled={taking.busy} wide>
        {taking.busy ? t("join.taking") : t("join.take")}
      </Button>
    </form>
  );
}

/** Taking a seat, as often as it needs: the attempt stays the same until it has worked. */
function useTaking(code: string, invited: Invitation) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [words, say] = useState("");
  const take = async (name: string, background: string): Promise<boolean> => {
    setBusy(true);
    say("");
    try {
      const taken = await join(code, name, background, attemptFor(invited.session));
      keepKey("seat", taken.session, taken.seatKey, { title: invited.title, seat: taken.seat });
      attemptDone(taken.session);
      go(pathTo("room", taken.session), { replace: true });
      return true;
    } catch (failure) {
      say(t("join.failedSeat", { problem: refusalOf(failure).text }));
      setBusy(false);
      return false;
    }
  };
  return { busy, words, take };
}
