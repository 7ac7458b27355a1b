import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReplayFile } from "../../../contract";
import { fileSource, replayFile } from "../../../replay/fileSource";
import { Replay } from "../../../replay/replay";
import { Button } from "../../../ui";
import { Notice } from "../../Notice";
import { type Address, seqIn } from "../address";
import { ReplayScreen } from "../ReplayScreen";
import { Cover } from "./Cover";

/** A replay out of the very page that it stands in: first what it is and for whom, then the replay. */
export function InFile() {
  const [file] = useState(read);
  const [address] = useState(fragment);
  // A clip is watched from its beginning: its end may be a part that is not shown.
  const replay = useOpened(file, address.at ?? (file?.kind === "clip" ? file.after || 1 : undefined));
  const [watches, watch] = useState(false);
  if (!file) return <Broken />;
  if (!watches || !replay) return <Cover file={file} isReady={replay !== null} watch={() => watch(true)} />;
  const viewer = { session: file.session, eyes: file.eyes, key: null };
  return <ReplayScreen replay={replay} viewer={viewer} address={address} />;
}

function read(): ReplayFile | null {
  try {
    return replayFile(document);
  } catch {
    return null;
  }
}

function useOpened(file: ReplayFile | null, at: number | undefined): Replay | null {
  const [replay, set] = useState<Replay | null>(null);
  useEffect(() => {
    if (!file) return;
    let opened: Replay | null = null;
    let wanted = true;
    void Replay.open(fileSource(document), at).then((found) => {
      opened = found;
      if (wanted) set(found);
      else found.close();
    });
    return () => {
      wanted = false;
      opened?.close();
    };
  }, [file, at]);
  return replay;
}

/** A file has no address to pass on; where it stands is kept behind a `#`, which no browser takes for another page. */
function fragment(): Address {
  return {
    at: seqIn(location.hash.replace("#", "?")),
    keep: (seq) => {
      try {
        history.replaceState(history.state, "", `#seq=${seq}`);
      } catch {
        // Some browsers let no page from disk change its address; then it begins at its end again.
      }
    },
    link: () => null,
  };
}

function Broken() {
  const { t } = useTranslation();
  return (
    <Notice
      title={t("replayTake.brokenTitle")}
      actions={<Button onPress={() => location.reload()}>{t("page.reload")}</Button>}
      home={false}
    >
      {t("replayTake.brokenText")}
    </Notice>
  );
}
