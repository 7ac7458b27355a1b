import { Button as Pressable } from "react-aria-components";
import { useTranslation } from "react-i18next";
import type { State } from "../../contract";
import type { Card } from "../../projections/cards";
import { GroupMark } from "../../ui";
import { placeInWords } from "../tablet/places";
import { rangeInWords } from "./answer";
import { BoardCounts } from "./BoardCounts";
import { boardOf } from "./counts";
import type { BoardProps } from "./MiniBoard";
import { NoteSigns } from "./NoteSigns";
import "./mini.css";

/** The same board as headings and lists, from one end of the scale to the other. */
export function BoardList({ state, group, board, onPick }: BoardProps) {
  const { t } = useTranslation();
  const { cards, count } = boardOf(state, board);
  const marked = (mark: Card["mark"]) => cards.marked.filter((card) => card.mark === mark);
  const place = (card: Card) => placeInWords(card.note.x ?? 0, state.session.scale);
  return (
    <div className="listed" data-group-shape={group.shape}>
      <header className="mini-head">
        <h3>
          <GroupMark shape={group.shape} label={group.name} />
        </h3>
        <BoardCounts count={count} />
      </header>
      <Cards
        state={state}
        title={t("console.listPlaced")}
        cards={cards.placed}
        say={place}
        onPick={onPick}
        always
      />
      <Cards state={state} title={t("console.listTray")} cards={cards.tray} onPick={onPick} />
      <Cards
        state={state}
        title={t("console.listCantAgree")}
        cards={marked("cantAgree")}
        say={(card) => rangeInWords(state, card.note.id)}
        onPick={onPick}
      />
      <Cards
        state={state}
        title={t("console.listDepends")}
        cards={marked("depends")}
        say={(card) => state.boards.depends[card.note.id] ?? ""}
        onPick={onPick}
      />
      <Cards state={state} title={t("console.listUndecided")} cards={marked("undecided")} onPick={onPick} />
      <Cards
        state={state}
        title={t("console.listNotDiscussed")}
        cards={marked("notDiscussed")}
        onPick={onPick}
      />
      <Cards state={state} title={t("console.listBin")} cards={cards.bin} onPick={onPick} />
    </div>
  );
}

interface CardsProps {
  readonly state: State;
  readonly title: string;
  readonly cards: readonly Card[];
  readonly always?: boolean;
  say?(card: Card): string;
  readonly onPick: BoardProps["onPick"];
}

function Cards({ state, title, cards, say, onPick, always = false }: CardsProps) {
  const { t } = useTranslation();
  if (!cards.length && !always) return null;
  return (
    <>
      <h4 className="listed-heading">{title}</h4>
      {cards.length === 0 && <p className="desk-soft">{t("console.nothingPlaced")}</p>}
      <ul className="listed-cards">
        {cards.map((card) => (
          <li key={card.note.id}>
            <Pressable
              className="listed-card"
              data-note={card.note.id}
              onPress={() => onPick?.(card.note.id)}
            >
              <span>{card.words}</span>
              <span className="desk-soft">
                {[
                  say?.(card),
                  card.comments.length ? t("console.comments", { count: card.comments.length }) : "",
                ]
                  .filter(Boolean)
                  .join(" · ")}
                <NoteSigns state={state} note={card.note} />
              </span>
            </Pressable>
          </li>
        ))}
      </ul>
    </>
  );
}
