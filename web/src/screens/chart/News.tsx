import { useEffect, useRef, useState } from "react";
import { LiveRegion } from "../../ui";
import type { ActivityRoom } from "../tablet/activityRoom";
import { chartNews } from "./news";

/** Tells a screen reader, now and then and politely, what others have changed on this chart. */
export function News({ room, chart }: { readonly room: ActivityRoom; readonly chart: string }) {
  const { state, me } = room;
  const before = useRef(state);
  const [news, setNews] = useState("");
  useEffect(() => {
    const fresh = chartNews(before.current, state, chart, me);
    before.current = state;
    if (fresh) setNews(fresh);
  }, [state, chart, me]);
  return <LiveRegion>{news}</LiveRegion>;
}
