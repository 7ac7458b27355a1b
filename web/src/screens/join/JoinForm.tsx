import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Invitation } from "../../api";
import { Button, GroupMark, TextField, useDraft } from "../../ui";
import { ChoiceCards } from "../ChoiceCards";
import type { Ticket } from "./ticket";
import { useTaking } from "./useTaking";

/** Name, background, seat. What is missing is said beside its field, when somebody asks for the seat. */
export function JoinForm({ ticket, invited }: { readonly ticket: Ticket; readonly invited: Invitation }) {
  const { t } = useTranslation();
  const name = useDraft(`join.${invited.session}`);
  const [background, choose] = useState<string | null>(null);
  const [asked, ask] = useState(false);
  const taking = useTaking(ticket, invited);
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
