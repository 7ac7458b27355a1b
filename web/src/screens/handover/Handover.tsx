import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { type HandedSeat, lookAtHandover, takeHandover } from "../../api";
import { keepKey } from "../../keys";
import { go, pathTo, useAddress } from "../../route";
import { Button } from "../../ui";
import { GoOn } from "../join/GoOn";
import { attemptDone, attemptFor } from "../join/secret";
import { Notice, Opening } from "../Notice";
import { endingOf } from "./ending";
import { arrivedSecret, forgetSecret } from "./secret";

/** From the link that the first tablet shows to the same seat on this one. */
export default function Handover() {
  const { t } = useTranslation();
  const secret = useSecret();
  const [whose, failure, retry] = useWhose(secret);
  const taking = useTaking(secret);
  if (!secret) return <Notice title={t("handover.lostTitle")}>{t("handover.lostText")}</Notice>;
  if (failure) return <Ending failure={failure} onRetry={retry} />;
  if (!whose) return <Opening words={t("handover.opening")} />;
  return (
    <GoOn
      title={whose.title}
      name={whose.name}
      busy={taking.busy}
      problem={taking.failure ? endingOf(taking.failure).text : ""}
      onGo={taking.take}
      onNot={() => {
        forgetSecret();
        go("/", { replace: true });
      }}
    />
  );
}

function Ending({ failure, onRetry }: { readonly failure: unknown; onRetry(): void }) {
  const { t } = useTranslation();
  const { title, text, again } = endingOf(failure);
  return (
    <Notice
      title={title}
      actions={
        again && (
          <Button kind="main" onPress={onRetry}>
            {t("page.again")}
          </Button>
        )
      }
    >
      {text}
    </Notice>
  );
}

/** The secret of the link, taken out of the address bar; another link to this screen brings another one. */
function useSecret(): string | null {
  const address = useAddress();
  const [secret, setSecret] = useState<string | null>(arrivedSecret);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address may have brought a new secret
  useEffect(() => {
    setSecret(arrivedSecret());
  }, [address]);
  return secret;
}

function useWhose(secret: string | null): [HandedSeat | null, unknown, () => void] {
  const [whose, setWhose] = useState<HandedSeat | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks again
  useEffect(() => {
    let wanted = true;
    setWhose(null);
    setFailure(null);
    if (secret) {
      lookAtHandover(secret).then(
        (found) => wanted && setWhose(found),
        (reason) => wanted && setFailure(reason),
      );
    }
    return () => {
      wanted = false;
    };
  }, [secret, tries]);
  return [whose, failure, () => setTries((count) => count + 1)];
}

function useTaking(secret: string | null) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const take = async () => {
    if (!secret) return;
    setBusy(true);
    setFailure(null);
    try {
      const taken = await takeHandover(secret, attemptFor(`handover.${secret.slice(-24)}`));
      keepKey("seat", taken.session, taken.seatKey, { title: taken.title, seat: taken.seat });
      attemptDone(`handover.${secret.slice(-24)}`);
      forgetSecret();
      go(pathTo("room", taken.session), { replace: true });
    } catch (reason) {
      setFailure(reason);
      setBusy(false);
    }
  };
  return { busy, failure, take };
}
