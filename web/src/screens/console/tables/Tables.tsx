import { Users } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../ui";
import { useDesk } from "../desk";
import { Pick } from "../Pick";
import { seating } from "../seating";
import { WholeSheet } from "../WholeSheet";
import { Form } from "./Form";
import { useMet } from "./met";
import { opensOn } from "./opening";
import { TableCard } from "./TableCard";

/** Who works with whom, activity by activity: form mixed tables, move a person, see who is new. */
export function Tables() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Users aria-hidden />} onPress={() => setOpen(true)}>
        {t("deskTables.open")}
      </Button>
      {open && <Sheet onClose={() => setOpen(false)} />}
    </>
  );
}

function Sheet({ onClose }: { onClose(): void }) {
  const { t } = useTranslation();
  const { state, session, focus } = useDesk();
  const [picked, pick] = useState(() => opensOn(state, focus?.id ?? null));
  const isNew = useMet(session, Object.keys(state.people.seats));
  const activities = Object.values(state.agenda.activities);
  const activity = state.agenda.activities[picked] ?? activities[0];
  return (
    <WholeSheet title={t("deskTables.open")} open onClose={onClose}>
      <Pick
        label={t("deskTables.activity")}
        value={activity?.id ?? ""}
        onChange={pick}
        choices={activities.map(({ id, title }) => ({ value: id, words: title }))}
      />
      {activity && <OfActivity key={activity.id} id={activity.id} isNew={isNew} />}
    </WholeSheet>
  );
}

function OfActivity({ id, isNew }: { readonly id: string; isNew(seat: string): boolean }) {
  const { t } = useTranslation();
  const { state } = useDesk();
  const activity = state.agenda.activities[id];
  const { tables, loose, formed, people } = seating(state, id);
  if (!activity) return null;
  const choices = tables.map(({ group }) => group);
  return (
    <>
      <p>{t(`deskTables.${activity.grouping}`)}</p>
      {activity.grouping === "mixed" && <Form activity={activity} formed={formed} people={people} />}
      {people === 0 && <p className="desk-soft">{t("deskTables.nobody")}</p>}
      {loose.length > 0 && (
        <TableCard
          title={t("deskTables.loose")}
          table={{ group: null, seats: loose, from: [], without: [] }}
          choices={choices}
          activity={id}
          formed={formed}
          isNew={isNew}
        />
      )}
      {(activity.grouping !== "mixed" || formed) && (
        <div className="tables">
          {tables.map((table) => (
            <TableCard
              key={table.group.id}
              title={table.group.name}
              table={table}
              choices={choices}
              activity={id}
              formed={formed}
              isNew={isNew}
            />
          ))}
        </div>
      )}
    </>
  );
}
