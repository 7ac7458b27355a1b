import type { ClosingScreenProps } from "../tablet/activityRoom";

/** Holds the place of this screen until it is written. */
export function Closing({ room }: ClosingScreenProps) {
  return <p>{room.state.session.closing?.thanks}</p>;
}
