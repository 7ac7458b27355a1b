import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { Replay } from "../../replay/replay";
import { Glossary, LookButton } from "../../ui";
import type { Address } from "./address";
import { Back } from "./Back";
import { Bar } from "./bar/Bar";
import { Caption } from "./bar/Caption";
import { KeysSheet } from "./bar/KeysSheet";
import { Transport } from "./bar/Transport";
import { useKeys } from "./bar/useKeys";
import { CopyLink } from "./CopyLink";
import { groupKept, keepGroup } from "./kept";
import { Missing } from "./Missing";
import { Panels } from "./Panels";
import { boardsWait } from "./paced";
import { panelsFor } from "./panels";
import { Since } from "./Since";
import { Stage } from "./stage/Stage";
import {
  ReplayProvider,
  Unhurried,
  useReplay,
  useShown,
  useToday,
  useViewer,
  useWatching,
  type Viewer,
} from "./useReplay";
import "./replay.css";

export interface ReplayScreenProps {
  readonly replay: Replay;
  readonly viewer: Viewer;
  readonly address: Address;
}

/** The whole replay: the board as it was, what stands beside it, and the timeline under it. */
export function ReplayScreen({ replay, viewer, address }: ReplayScreenProps) {
  return (
    <ReplayProvider replay={replay} viewer={viewer} group={groupKept(viewer.session)}>
      <Watched address={address} />
    </ReplayProvider>
  );
}

function Watched({ address }: { readonly address: Address }) {
  const { t } = useTranslation();
  const { session } = useToday();
  const { eyes } = useViewer();
  useKeys();
  return (
    <Glossary words={session.terms}>
      <Unhurried wait={atRest}>
        <Kept address={address} />
      </Unhurried>
      <div className="replay">
        <header className="replay-head">
          <div className="replay-title">
            <p className="replay-over">{t("replay.title")}</p>
            <h1 dir="auto">{session.title}</h1>
          </div>
          <div className="replay-tools">
            <Since />
            {address.link(0) !== null && <CopyLink address={address} />}
            <KeysSheet />
            <LookButton />
            <Back />
          </div>
        </header>
        <main className="replay-main" data-beside={panelsFor(eyes).length > 0 || undefined}>
          <Unhurried wait={boardsWait}>
            <Stage />
          </Unhurried>
          <Panels />
        </main>
        <section className="replay-bar" aria-label={t("replay.bar.region")}>
          <Missing />
          <Unhurried wait={digitsWait}>
            <Caption />
          </Unhurried>
          <Bar />
          <Transport />
        </section>
      </div>
    </Glossary>
  );
}

/** Nobody reads digits in every frame, in ms; those under a moving thumb are drawn another way. */
function digitsWait(replay: Replay): number {
  return replay.shown().moving ? Number.POSITIVE_INFINITY : 70;
}

/** Where somebody rests, and not what they drag over. */
function atRest(replay: Replay): number {
  return replay.shown().moving ? Number.POSITIVE_INFINITY : 0;
}

/** What is kept of where one looks. It draws nothing, so that the screen is not drawn again when an instant is kept. */
function Kept({ address }: { readonly address: Address }) {
  useAddressKept(address);
  useGroupKept();
  return null;
}

/** So long the replay must stand still, in ms, before the address follows it: browsers allow few changes a second. */
const REST = 400;

/** While it stands still, the address of the page is the address of what is shown. */
function useAddressKept(address: Address): void {
  const replay = useReplay();
  const { seq, goesOn } = useShown((shown) => ({ seq: shown.seq, goesOn: shown.playing || shown.moving }));
  useEffect(() => {
    // The end of a session that goes on is no instant until somebody goes there.
    if (goesOn || (address.at === undefined && seq === replay.about.upto)) return;
    const later = setTimeout(() => address.keep(seq), REST);
    return () => clearTimeout(later);
  }, [replay, address, seq, goesOn]);
}

function useGroupKept(): void {
  const { session } = useViewer();
  const { group } = useWatching();
  useEffect(() => keepGroup(session, group), [session, group]);
}
