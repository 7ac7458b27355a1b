import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { go } from "../../route";
import { Button } from "../../ui";
import { Notice, Opening } from "../Notice";
import { codeOf, problemInWords, statusOf } from "../problem";
import { pageAddress } from "./address";
import { BackTo } from "./Back";
import { NO_KEY, type Opened, openReplay, REPLAY_CLOSED } from "./opening";
import { ReplayScreen } from "./ReplayScreen";
import { MarkingProvider } from "./story/MarkingProvider";

type Way =
  | { readonly kind: "opening" }
  | { readonly kind: "open"; readonly opened: Opened }
  | { readonly kind: "shut"; readonly failure: unknown };

/** The replay of a session, opened with the key that this browser holds. */
export default function ReplayPage({ session }: { readonly session: string }) {
  const [address] = useState(pageAddress);
  const [way, retry] = useOpening(session, address.at);
  if (way.kind === "opening") return <Opening />;
  if (way.kind === "shut") return <Shut session={session} failure={way.failure} retry={retry} />;
  const { replay, viewer } = way.opened;
  return (
    <MarkingProvider replay={replay} viewer={viewer}>
      <ReplayScreen replay={replay} viewer={viewer} address={address} />
    </MarkingProvider>
  );
}

function useOpening(session: string, at: number | undefined): readonly [Way, () => void] {
  const [way, set] = useState<Way>({ kind: "opening" });
  const [tries, again] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try opens again
  useEffect(() => {
    let wanted = true;
    let opened: Opened | null = null;
    set({ kind: "opening" });
    openReplay(session, at).then(
      (found) => {
        opened = found;
        if (wanted) set({ kind: "open", opened: found });
        else found.replay.close();
      },
      (failure) => wanted && set({ kind: "shut", failure }),
    );
    return () => {
      wanted = false;
      opened?.replay.close();
    };
  }, [session, at, tries]);
  return [way, () => again((count) => count + 1)];
}

interface ShutProps {
  readonly session: string;
  readonly failure: unknown;
  retry(): void;
}

/** Why there is nothing to watch, and every way on from here. */
function Shut({ session, failure, retry }: ShutProps) {
  const { t } = useTranslation();
  const code = codeOf(failure);
  if (code === NO_KEY) {
    return (
      <Notice
        title={t("page.noKeyTitle")}
        actions={
          <Button kind="main" onPress={() => go("/")}>
            {t("page.join")}
          </Button>
        }
        home={false}
      >
        {t("replay.noKey")}
      </Notice>
    );
  }
  const words = code === REPLAY_CLOSED ? "closed" : statusOf(failure) === 404 ? "gone" : "failed";
  return (
    <Notice
      title={t(`replay.${words}Title`)}
      actions={
        <>
          <Button kind="main" onPress={retry}>
            {t("page.again")}
          </Button>
          <BackTo session={session} />
        </>
      }
      home={code !== REPLAY_CLOSED}
    >
      {words === "failed" ? problemInWords(failure) : t(`replay.${words}Text`)}
    </Notice>
  );
}
