import { pathTo } from "../../route";
import { SessionProvider, useActions, useLine, useShown } from "../../sync/store";
import { useDoor } from "../door";
import { Gate } from "../Gate";
import { Keyed } from "../Keyed";
import { standingInWords } from "../standing";
import { Wall } from "./Wall";

/** The wall of a session, connected. */
export default function WallScreen({ session }: { readonly session: string }) {
  return (
    <Keyed role="wall" session={session}>
      {(key) => (
        <SessionProvider session={session} role="wall" keyText={key}>
          <Gate role="wall" session={session}>
            <Connected session={session} />
          </Gate>
        </SessionProvider>
      )}
    </Keyed>
  );
}

function Connected({ session }: { readonly session: string }) {
  const state = useShown((shown) => shown);
  const { serverTime } = useActions();
  const standing = useLine();
  const worthSaying = standing.key === "offline";
  return (
    <Wall
      state={state}
      door={useDoor(session, "wall")}
      notice={worthSaying ? standingInWords(standing).words : ""}
      now={serverTime}
      replay={pathTo("replay", session)}
    />
  );
}
