import { ListFilter } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { EVERYTHING, type Filter, KINDS } from "../../../replay/types";
import { Button, GroupMark, Sheet } from "../../../ui";
import { useReplay, useShown, useToday } from "../useReplay";
import { filterInWords, groupsEver, toggled } from "./filtering";
import { KindSwatch } from "./KindPattern";

/** Looking at some groups, aspects or kinds of happening alone: the rest is pale, and stepping leaves it out. */
export function Filters() {
  const { t } = useTranslation();
  const replay = useReplay();
  const [open, setOpen] = useState(false);
  const filter = useShown((shown) => shown.filter);
  const chosen = filterInWords(filter, useToday());
  return (
    <>
      <Button icon={<ListFilter aria-hidden />} onPress={() => setOpen(true)}>
        {chosen.length ? t("replay.filter.some", { count: chosen.length }) : t("replay.filter.open")}
      </Button>
      <Sheet
        title={t("replay.filter.open")}
        open={open}
        onClose={() => setOpen(false)}
        foot={
          <Button isDisabled={chosen.length === 0} onPress={() => replay.setFilter(EVERYTHING)}>
            {t("replay.filter.all")}
          </Button>
        }
      >
        <Choices filter={filter} />
      </Sheet>
    </>
  );
}

function Choices({ filter }: { readonly filter: Filter }) {
  const { t } = useTranslation();
  const replay = useReplay();
  const today = useToday();
  const set = (change: Partial<Filter>) => {
    const next = { ...filter, ...change };
    const nothing = next.groups.length + next.aspects.length + next.kinds.length === 0;
    replay.setFilter(nothing ? EVERYTHING : next);
  };
  const { groups, aspects, kinds } = filter;
  return (
    <div className="filters">
      <p>{t("replay.filter.text")}</p>
      <Part title={t("replay.filter.kinds")}>
        {KINDS.map((kind) => (
          <Tick key={kind} on={kinds.includes(kind)} onChange={() => set({ kinds: toggled(kinds, kind) })}>
            <KindSwatch kind={kind} /> {t(`replay.kinds.${kind}`)}
          </Tick>
        ))}
      </Part>
      <Part title={t("replay.filter.groups")}>
        {groupsEver(today).map(({ id, name, shape }) => (
          <Tick key={id} on={groups.includes(id)} onChange={() => set({ groups: toggled(groups, id) })}>
            <GroupMark shape={shape} label={name} />
          </Tick>
        ))}
      </Part>
      <Part title={t("replay.filter.aspects")}>
        {Object.values(today.session.aspects).map(({ id, title }) => (
          <Tick key={id} on={aspects.includes(id)} onChange={() => set({ aspects: toggled(aspects, id) })}>
            {title}
          </Tick>
        ))}
      </Part>
    </div>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="filters-part">
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}

interface TickProps {
  readonly on: boolean;
  onChange(): void;
  readonly children: ReactNode;
}

function Tick({ on, onChange, children }: TickProps) {
  return (
    <label className="filters-one">
      <input type="checkbox" checked={on} onChange={onChange} />
      <span>{children}</span>
    </label>
  );
}
