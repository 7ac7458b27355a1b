import { lazy, Suspense } from "react";
import type { ActivityScreenProps, ClosingScreenProps } from "./activityRoom";

// Each kind is a chunk of its own, and the offline store holds them all: the first page stays small.
const Conversation = lazy(async () => ({
  default: (await import("../conversation/Conversation")).Conversation,
}));
const Chart = lazy(async () => ({ default: (await import("../chart/Chart")).Chart }));
const Reflection = lazy(async () => ({ default: (await import("../reflection/Reflection")).Reflection }));
const Closing = lazy(async () => ({ default: (await import("../closing/Closing")).Closing }));

/** The screen of an activity that is not a scale. */
export function Stage({ room }: ActivityScreenProps) {
  return (
    <Suspense>
      {room.activity.kind === "conversation" && <Conversation room={room} />}
      {room.activity.kind === "chart" && <Chart room={room} />}
      {room.activity.kind === "reflection" && <Reflection room={room} />}
    </Suspense>
  );
}

/** The end of the session. */
export function End({ room }: ClosingScreenProps) {
  return (
    <Suspense>
      <Closing room={room} />
    </Suspense>
  );
}
