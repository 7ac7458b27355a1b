import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Invitation, invitation } from "../../api";
import { keyFor, takeFragment } from "../../keys";
import { go, pathTo, useAddress } from "../../route";
import { Button } from "../../ui";
import { Notice, Opening } from "../Notice";
import { Page } from "../Page";
import { JoinForm } from "./JoinForm";
import { refusalOf } from "./refusal";
import { rememberCode, rememberedCode } from "./secret";
import "./join.css";

/** From a code to a seat. Every way this can fail ends in words and a way on. */
export default function Join() {
  const { t } = useTranslation();
  const code = useCode();
  const [invited, failure, retry] = useInvitation(code);
  const [another, takeAnother] = useState(false);
  if (!code) {
    return (
      <Notice title={t("join.lost")} home={false} actions={<ToCode />}>
        {t("join.lostText")}
      </Notice>
    );
  }
  if (failure) return <Refusal failure={failure} onRetry={retry} />;
  if (!invited) return <Opening words={t("join.opening")} />;
  if (keyFor("seat", invited.session) && !another) {
    return <Held invited={invited} onAnother={() => takeAnother(true)} />;
  }
  return (
    <Page quiet>
      <JoinForm code={code} invited={invited} />
    </Page>
  );
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

/** The code from the link, taken out of the address bar; after a reload, the one this visit came with. */
function useCode(): string | null {
  const address = useAddress();
  const [code, setCode] = useState<string | null>(() => arrived() ?? rememberedCode());
  // biome-ignore lint/correctness/useExhaustiveDependencies: another link to the same screen brings another code
  useEffect(() => {
    const fresh = arrived();
    if (fresh) setCode(fresh);
  }, [address]);
  return code;
}

function arrived(): string | null {
  const fragment = takeFragment();
  if (fragment) rememberCode(fragment);
  return fragment;
}

function useInvitation(code: string | null): [Invitation | null, unknown, () => void] {
  const [invited, setInvited] = useState<Invitation | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    let wanted = true;
    setInvited(null);
    setFailure(null);
    if (code) {
      invitation(code).then(
        (found) => wanted && setInvited(found),
        (reason) => wanted && setFailure(reason),
      );
    }
    return () => {
      wanted = false;
    };
  }, [code, tries]);
  return [invited, failure, () => setTries((count) => count + 1)];
}
