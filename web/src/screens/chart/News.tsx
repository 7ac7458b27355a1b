import { useEffect, useRef, useState } from "react";
import { LiveRegion } from "../../ui";
import type { ActivityRoom } from "../tablet/activityRoom";
import { chartNews } from "./news";

/** Changes that come within this, in ms, are told together; to draw again at once for each of hundreds is more than React allows. */
const GATHER = 200;

/** Tells a screen reader, now and then and politely, what others have changed on this chart. */
export function News({ room, chart }: { readonly room: ActivityRoom; readonly chart: string }) {
  const { state, me } = room;
  const before = useRef(state);
  const [news, setNews] = useState("");
  useEffect(() => {
    const later = setTimeout(() => {
      const fresh = chartNews(before.current, state, chart, me);
      before.current = state;
      if (fresh) setNews(fresh);
    }, GATHER);
    return () => clearTimeout(later);
  }, [state, chart, me]);
  return <LiveRegion>{news}</LiveRegion>;
}
