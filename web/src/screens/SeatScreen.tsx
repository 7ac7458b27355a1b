import { heldKey } from "../keys";
import { SessionProvider } from "../sync/store";
import { Gate } from "./Gate";
import { Keyed } from "./Keyed";
import { ParticipantScreen } from "./tablet/ParticipantScreen";

/** A participant's tablet at its seat, connected. */
export default function SeatScreen({ session }: { readonly session: string }) {
  return (
    <Keyed role="seat" session={session}>
      {(key) => (
        <SessionProvider session={session} role="participant" keyText={key} seat={whoOf(session, key)}>
          <Gate role="seat" session={session}>
            <ParticipantScreen session={session} />
          </Gate>
        </SessionProvider>
      )}
    </Keyed>
  );
}

/** Under whose name unsent changes are kept: the seat, or its key where a link brought no more than that. */
function whoOf(session: string, key: string): string {
  return heldKey("seat", session)?.seat || key;
}
