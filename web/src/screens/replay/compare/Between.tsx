import { useMemo, useState } from "react";
import { Button as Pressable } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { Button, GroupMark } from "../../../ui";
import { Select } from "../Select";
import { useGoTo, useReplay, useShown, useTimeline, useToday } from "../useReplay";
import { Both } from "./Both";
import { aloneInWords, answersInWords, type Part, partsOf } from "./inWords";
import { isEverything } from "./seen";
import { instants, type Stretch, withFrom, withTo } from "./stretch";
import { type Found, useChanges, useStretch } from "./useStretch";
import "./compare.css";

/** What changed between here and here: two instants to choose, and all that is different, group by group. */
export default function Between() {
  const { t } = useTranslation();
  const [stretch, choose] = useStretch();
  const { found, failed, retry } = useChanges(stretch);
  return (
    <div className="compare">
      <Ends stretch={stretch} choose={choose} />
      {failed && (
        <p role="alert">
          {t("replayCompare.failed")} <Button onPress={retry}>{t("replayCompare.retry")}</Button>
        </p>
      )}
      {!failed && !found && <p role="status">{t("replayCompare.working")}</p>}
      {!failed && found && <Changed found={found} />}
    </div>
  );
}

interface EndsProps {
  readonly stretch: Stretch;
  choose(stretch: Stretch): void;
}

/** Where it begins and ends: by name, or where the replay stands now. */
function Ends({ stretch, choose }: EndsProps) {
  const { t } = useTranslation();
  const replay = useReplay();
  const { about } = replay;
  const [timeline, today] = [useTimeline(), useToday()];
  const from = instants(timeline, today, about, stretch.from, "from");
  const to = instants(timeline, today, about, stretch.to, "to");
  return (
    <div className="compare-ends">
      <div className="compare-end">
        <span aria-hidden="true">{t("replayCompare.from")}</span>
        <Select
          label={t("replayCompare.from")}
          value={String(stretch.from)}
          choices={from}
          onChange={(seq) => choose(withFrom(stretch, Number(seq)))}
        />
        <Button onPress={() => choose(withFrom(stretch, replay.shown().seq))}>
          {t("replayCompare.fromHere")}
        </Button>
      </div>
      <div className="compare-end">
        <span aria-hidden="true">{t("replayCompare.to")}</span>
        <Select
          label={t("replayCompare.to")}
          value={String(stretch.to)}
          choices={to}
          onChange={(seq) => choose(withTo(stretch, Number(seq)))}
        />
        <Button onPress={() => choose(withTo(stretch, replay.shown().seq))}>
          {t("replayCompare.toHere")}
        </Button>
      </div>
    </div>
  );
}

function Changed({ found }: { readonly found: Found }) {
  const { t } = useTranslation();
  const filter = useShown((shown) => shown.filter);
  const [open, setOpen] = useState(false);
  const { changes, before, after } = found;
  const parts = useMemo(() => partsOf(changes, before, after, filter), [changes, before, after, filter]);
  const [alone, answers] = [aloneInWords(changes, after, filter), answersInWords(changes, after, filter)];
  const count = parts.reduce((sum, { said }) => sum + said.length, 0);
  const nothing = count + alone.length + answers.length === 0;
  const all = isEverything(filter);
  return (
    <>
      <p role="status" className="compare-sum">
        {nothing
          ? t(all ? "replayCompare.nothing" : "replayCompare.nothingChosen")
          : count > 0 && t("replayCompare.sum", { count })}
      </p>
      {!all && !nothing && <p className="compare-soft">{t("replayCompare.chosen")}</p>}
      <Button onPress={() => setOpen(true)}>{t("replayCompare.both")}</Button>
      <Both found={found} open={open} onClose={() => setOpen(false)} first={parts[0]?.board ?? null} />
      {parts.map((part) => (
        <OnBoard key={part.board} part={part} />
      ))}
      <Counted title={t("replayCompare.alone")} lines={alone} why={t("replayCompare.aloneWhy")} />
      <Counted title={t("replayCompare.answers")} lines={answers} />
    </>
  );
}

/** What changed on one board; each line goes to where one sees it. */
function OnBoard({ part }: { readonly part: Part }) {
  const { t } = useTranslation();
  const goTo = useGoTo();
  const { group, activity, shape, said } = part;
  const lines = useMemo(() => new Set(said.map(({ seq }) => seq)), [said]);
  // While it plays, a board is drawn again only where one of its own lines is reached.
  const here = useShown(({ seq }) => (lines.has(seq) ? seq : null));
  return (
    <section aria-label={t("replayCompare.where", { group, activity })}>
      <h3 className="compare-where" data-group-shape={shape}>
        {shape ? <GroupMark shape={shape} label={group} /> : group}
        <span className="compare-soft">{activity}</span>
      </h3>
      <ul className="compare-lines">
        {said.map(({ id, seq, words }) => (
          <li key={id}>
            <Pressable
              className="compare-line"
              onPress={() => goTo(seq)}
              {...(seq === here && { "aria-current": "true" as const })}
            >
              <bdi>{words}</bdi>
            </Pressable>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface CountedProps {
  readonly title: string;
  readonly lines: readonly string[];
  readonly why?: string;
}

/** What is told as counts alone. */
function Counted({ title, lines, why }: CountedProps) {
  if (lines.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <ul className="compare-counts">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {why && <p className="compare-soft">{why}</p>}
    </section>
  );
}
