import { useCallback, useMemo, useState } from "react";
import { Tab, TabList, TabPanel, Tabs } from "react-aria-components";
import { useTranslation } from "react-i18next";
import { go } from "../../route";
import { Button, LiveRegion } from "../../ui";
import { Notice, Opening } from "../Notice";
import { Page } from "../Page";
import { Agenda } from "./Agenda";
import { Basics } from "./Basics";
import type { Found } from "./calls";
import { type Checking, useChecking } from "./checking";
import type { Draft } from "./draft";
import { type Editing, EditingContext, focusSoon } from "./editing";
import { Finish } from "./Finish";
import { type KeptEditing, useKept } from "./kept";
import { People } from "./People";
import { Preview } from "./Preview";
import { isUnwritten, PARTS, type Part, partOf, placeOf } from "./problems";
import { Topics } from "./Topics";
import { Wording } from "./Wording";
import "./editor.css";

const SCREENS = {
  basics: Basics,
  people: People,
  topics: Topics,
  agenda: Agenda,
  words: Wording,
  look: Preview,
} as const satisfies Record<Part, () => React.ReactNode>;

/** A template that is made and changed on this device. Every change is kept at once; the server only looks at it. */
export default function Editor({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const kept = useKept(id);
  if (kept.draft === undefined) return <Opening />;
  if (kept.draft === null)
    return (
      <Notice
        title={t("editor.missing")}
        actions={<Button onPress={() => go("/templates")}>{t("editor.all")}</Button>}
      >
        {t("editor.missingText")}
      </Notice>
    );
  return <Desk id={id} draft={kept.draft} kept={kept} />;
}

interface DeskProps {
  readonly id: string;
  readonly draft: Draft;
  readonly kept: KeptEditing;
}

function Desk({ id, draft, kept }: DeskProps) {
  const { t } = useTranslation();
  const [part, turn] = usePart();
  const [asked, ask] = useState(false);
  const [did, note] = useState<Did>({ words: "" });
  const checking = useChecking(draft);
  const shown = useMemo(
    () => checking.problems.filter((found) => asked || !isUnwritten(draft, found)),
    [checking.problems, asked, draft],
  );
  const editing = useEditingOf(draft, kept.edit, shown, note);
  const mend = (found: Found) => {
    turn(partOf(found));
    focusSoon(placeOf(found.path));
  };
  return (
    <EditingContext value={editing}>
      <Page quiet>
        <header className="edit-head">
          <Button kind="quiet" onPress={() => go("/templates")}>
            {t("editor.all")}
          </Button>
          <h1>{draft.title || t("editor.untitled")}</h1>
        </header>
        <Parts part={part} turn={turn} shown={shown} />
        <Undo did={did} onBack={() => note({ words: t("editor.back") })} />
        <Finish {...{ id, kept, checking, mend, asked }} shown={shown} onAsk={() => ask(true)} />
        <LiveRegion>{did.words}</LiveRegion>
      </Page>
    </EditingContext>
  );
}

interface Did {
  readonly words: string;
  readonly back?: ((draft: Draft) => Draft) | undefined;
}

function useEditingOf(
  draft: Draft,
  edit: KeptEditing["edit"],
  shown: Checking["problems"],
  note: (did: Did) => void,
): Editing {
  const { t } = useTranslation();
  const byPlace = useMemo(() => {
    const places = new Map<string, string>();
    for (const found of shown) {
      const words = isUnwritten(draft, found) ? t("editor.empty") : found.words;
      if (!places.has(placeOf(found.path))) places.set(placeOf(found.path), words);
    }
    return places;
  }, [shown, draft, t]);
  const problemAt = useCallback<Editing["problemAt"]>((...path) => byPlace.get(placeOf(path)), [byPlace]);
  const did = useCallback<Editing["did"]>((words, back) => note({ words, back }), [note]);
  return useMemo(() => ({ draft, edit, problemAt, did }), [draft, edit, problemAt, did]);
}

/** The part that is open, in the address too, so that a reload opens it again. */
function usePart(): [Part, (part: Part) => void] {
  const [part, hold] = useState<Part>(() => PARTS.find((one) => one === location.hash.slice(1)) ?? "basics");
  const turn = (next: Part) => {
    history.replaceState(history.state, "", `${location.pathname}#${next}`);
    hold(next);
  };
  return [part, turn];
}

interface PartsProps {
  readonly part: Part;
  turn(part: Part): void;
  readonly shown: Checking["problems"];
}

function Parts({ part, turn, shown }: PartsProps) {
  const { t } = useTranslation();
  return (
    <Tabs
      className="edit-parts"
      selectedKey={part}
      onSelectionChange={(key) => turn(PARTS.find((one) => one === key) ?? "basics")}
    >
      <TabList className="edit-tabs" aria-label={t("editor.partsOf")}>
        {PARTS.map((one) => {
          const count = shown.filter((found) => partOf(found) === one).length;
          return (
            <Tab key={one} id={one} className="edit-tab">
              {t(`editor.parts.${one}`)}
              {count > 0 && <span className="edit-count">{t("editor.toMend", { count })}</span>}
            </Tab>
          );
        })}
      </TabList>
      {PARTS.map((one) => {
        const Screen = SCREENS[one];
        return (
          <TabPanel key={one} id={one} className="edit-part">
            <h2>{t(`editor.parts.${one}`)}</h2>
            <Screen />
          </TabPanel>
        );
      })}
    </Tabs>
  );
}

/** The last thing that was taken out can be put back, until something else is. */
function Undo({ did, onBack }: { readonly did: Did; readonly onBack: () => void }) {
  const { t } = useTranslation();
  const { back, words } = did;
  return (
    <EditingContext.Consumer>
      {(editing) =>
        back &&
        editing && (
          <p className="edit-undo">
            <span>{words}</span>
            <Button
              onPress={() => {
                editing.edit(back);
                onBack();
              }}
            >
              {t("editor.putBack")}
            </Button>
          </p>
        )
      }
    </EditingContext.Consumer>
  );
}
