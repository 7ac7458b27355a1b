import { Check, Plus } from "lucide-react";
import { useState } from "react";
import { Checkbox, CheckboxGroup, Label } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Limit } from "../../contract";
import { Button, fits, TextField } from "../../ui";
import type { ActivityRoom } from "../tablet/activityRoom";
import { bearersFor } from "./points";
import type { Chosen } from "./useChosen";

export interface BearerChipsProps {
  readonly room: ActivityRoom;
  readonly chart: string;
  readonly chosen: Chosen;
}

/** Who bears a point: any number of those on the list, or somebody who is not on it yet. */
export function BearerChips({ room, chart, chosen }: BearerChipsProps) {
  const { t } = useTranslation();
  const bearers = bearersFor(room.state, chart);
  return (
    <div className="chips">
      <CheckboxGroup value={[...chosen.ids]} onChange={chosen.choose}>
        <Label className="chips-label">{t("chart.who")}</Label>
        <div className="chips-all">
          {bearers.map(({ id, name }) => (
            <Checkbox key={id} value={id} className="chip">
              {({ isSelected }) => (
                <>
                  <span className="chip-box" aria-hidden="true">
                    {isSelected && <Check />}
                  </span>
                  {name}
                </>
              )}
            </Checkbox>
          ))}
        </div>
      </CheckboxGroup>
      <SomeoneElse room={room} chart={chart} chosen={chosen} />
    </div>
  );
}

function SomeoneElse({ room, chart, chosen }: BearerChipsProps) {
  const { t } = useTranslation();
  const [asking, ask] = useState(false);
  const [text, write] = useState("");
  const name = text.trim();
  const add = () => {
    if (name === "" || !fits(name, Limit.name)) return;
    const known = bearersFor(room.state, chart).find((one) => alike(one.name, name));
    const id = room.newId();
    // The server puts the sign in front, so that nobody's bearer can be taken for one of the template's.
    const bearer = known?.id ?? `b-${id}`;
    if (!known) room.act({ type: "addBearer", name, bearer: id, chart });
    if (!chosen.ids.includes(bearer)) chosen.choose([...chosen.ids, bearer]);
    write("");
    ask(false);
  };
  if (!asking) {
    return (
      <Button icon={<Plus aria-hidden />} onPress={() => ask(true)}>
        {t("chart.else")}
      </Button>
    );
  }
  return (
    <div className="chips-else">
      <TextField
        label={t("chart.elseName")}
        value={text}
        onChange={write}
        limit={Limit.name}
        autoFocus
        onEnter={add}
      />
      <Button kind="main" isDisabled={name === "" || !fits(name, Limit.name)} onPress={add}>
        {t("chart.elseAdd")}
      </Button>
      <Button onPress={() => ask(false)}>{t("ui.notNow")}</Button>
    </div>
  );
}

function alike(one: string, other: string): boolean {
  return one.toLocaleLowerCase() === other.toLocaleLowerCase();
}
