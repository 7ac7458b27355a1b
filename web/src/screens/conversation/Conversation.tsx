import type { ActivityScreenProps } from "../tablet/activityRoom";

/** Holds the place of this screen until it is written. */
export function Conversation({ room }: ActivityScreenProps) {
  return <p>{room.activity.instruction}</p>;
}
