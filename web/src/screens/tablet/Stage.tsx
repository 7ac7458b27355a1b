import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { ActivityScreenProps, ClosingScreenProps } from "./activityRoom";

// Each kind is a chunk of its own, and the offline store holds them all: the first page stays small.
const FETCH = {
  conversation: async () => ({ default: (await import("../conversation/Conversation")).Conversation }),
  chart: async () => ({ default: (await import("../chart/Chart")).Chart }),
  reflection: async () => ({ default: (await import("../reflection/Reflection")).Reflection }),
  closing: async () => ({ default: (await import("../closing/Closing")).Closing }),
} as const;
const Conversation = lazy(FETCH.conversation);
const Chart = lazy(FETCH.chart);
const Reflection = lazy(FETCH.reflection);
const Closing = lazy(FETCH.closing);

/** Fetch the other screens while there is a line and nothing is asked of it yet: the room changes activity all at once. */
export function fetchScreens(): void {
  // What cannot be fetched now is fetched when it is needed.
  for (const fetch of Object.values(FETCH)) void fetch().catch(() => undefined);
}

/** The screen of an activity that is not a scale. */
export function Stage({ room }: ActivityScreenProps) {
  return (
    <Suspense fallback={<Coming />}>
      {room.activity.kind === "conversation" && <Conversation room={room} />}
      {room.activity.kind === "chart" && <Chart room={room} />}
      {room.activity.kind === "reflection" && <Reflection room={room} />}
    </Suspense>
  );
}

/** The end of the session. */
export function End({ room }: ClosingScreenProps) {
  return (
    <Suspense fallback={<Coming />}>
      <Closing room={room} />
    </Suspense>
  );
}

function Coming() {
  const { t } = useTranslation();
  return (
    <p className="tablet-again" role="status">
      {t("page.opening")}
    </p>
  );
}
