import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Invitation, invitation } from "../../api";
import { heldKey, takeFragment } from "../../keys";
import { go, pathTo, useAddress } from "../../route";
import { Button } from "../../ui";
import { Notice, Opening } from "../Notice";
import { Page } from "../Page";
import { GoOn } from "./GoOn";
import { JoinForm } from "./JoinForm";
import { refusalOf } from "./refusal";
import { rememberCode, rememberedCode } from "./secret";
import { type Ticket, ticketOf } from "./ticket";
import { useTaking } from "./useTaking";
import "./join.css";

/** From a code to a seat. Every way this can fail ends in words and a way on. */
export default function Join() {
  const { t } = useTranslation();
  const ticket = useTicket();
  const [invited, failure, retry] = useInvitation(ticket);
  const [another, takeAnother] = useState(false);
  if (!ticket) {
    return (
      <Notice title={t("join.lost")} home={false} actions={<ToCode />}>
        {t("join.lostText")}
      </Notice>
    );
  }
  if (failure) return <Refusal failure={failure} onRetry={retry} />;
  if (!invited) return <Opening words={t("join.opening")} />;
  const held = heldKey("seat", invited.session);
  if (held && !another && (!ticket.card || held.seat === invited.seat?.seat)) {
    return <Held invited={invited} onAnother={() => takeAnother(true)} />;
  }
  if (invited.seat) return <CardsSeat ticket={ticket} invited={invited} seat={invited.seat} />;
  return (
    <Page quiet>
      <JoinForm ticket={ticket} invited={invited} />
    </Page>
  );
}

/** The seat of the card is taken: by the same person, on another tablet. */
function CardsSeat({ ticket, invited, seat }: CardsSeatProps) {
  const taking = useTaking(ticket, invited);
  return (
    <GoOn
      title={invited.title}
      name={seat.name}
      busy={taking.busy}
      problem={taking.words}
      onGo={() => void taking.take(seat.name, seat.background)}
      onNot={() => go("/", { replace: true })}
    />
  );
}

interface CardsSeatProps {
  readonly ticket: Ticket;
  readonly invited: Invitation;
  readonly seat: NonNullable<Invitation["seat"]>;
}

/** This tablet has a seat already: go straight there, unless somebody came back here on purpose. */
function Held({ invited, onAnother }: { readonly invited: Invitation; onAnother(): void }) {
  const { t } = useTranslation();
  const asked = location.search.includes("another");
  const to = pathTo("room", invited.session);
  useEffect(() => {
    if (!asked) go(to, { replace: true });
  }, [asked, to]);
  if (!asked) return <Opening />;
  return (
    <Page quiet>
      <div className="notice">
        <h1>{invited.title}</h1>
        <p className="notice-text">{t("join.held")}</p>
        <p>{t("join.anotherText")}</p>
      </div>
      <div className="page-actions">
        <Button kind="main" onPress={() => go(to, { replace: true })}>
          {t("join.toSeat")}
        </Button>
        <Button onPress={onAnother}>{t("join.another")}</Button>
      </div>
    </Page>
  );
}

function Refusal({ failure, onRetry }: { readonly failure: unknown; onRetry(): void }) {
  const { t } = useTranslation();
  const { title, text, way } = refusalOf(failure);
  return (
    <Notice
      title={title}
      home={way !== "code"}
      actions={
        way === "again" ? (
          <Button kind="main" onPress={onRetry}>
            {t("page.again")}
          </Button>
        ) : (
          way === "code" && <ToCode />
        )
      }
    >
      {text}
    </Notice>
  );
}

function ToCode() {
  const { t } = useTranslation();
  return (
    <Button kind="main" onPress={() => go("/")}>
      {t("join.type")}
    </Button>
  );
}

/** What the link brought, taken out of the address bar; after a reload, what this visit came with. */
function useTicket(): Ticket | null {
  const address = useAddress();
  const [code, setCode] = useState<string | null>(() => arrived() ?? rememberedCode());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another link to the same screen brings another code
  useEffect(() => {
    const fresh = arrived();
    if (fresh) setCode(fresh);
  }, [address]);
  return useMemo(() => (code ? ticketOf(code) : null), [code]);
}

function arrived(): string | null {
  const fragment = takeFragment();
  if (fragment) rememberCode(fragment);
  return fragment;
}

function useInvitation(ticket: Ticket | null): [Invitation | null, unknown, () => void] {
  const [invited, setInvited] = useState<Invitation | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    let wanted = true;
    setInvited(null);
    setFailure(null);
    if (ticket) {
      invitation(ticket.code, ticket.card).then(
        (found) => wanted && setInvited(found),
        (reason) => wanted && setFailure(reason),
      );
    }
    return () => {
      wanted = false;
    };
  }, [ticket, tries]);
  return [invited, failure, () => setTries((count) => count + 1)];
}
