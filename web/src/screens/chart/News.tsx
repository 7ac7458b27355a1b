import { useEffect, useRef, useState } from "react";
import { LiveRegion, useGathered } from "../../ui";
import type { ActivityRoom } from "../tablet/activityRoom";
import { chartNews } from "./news";

/** Changes that come within this, in ms, are told together; to draw again at once for each of hundreds is more than React allows. */
const GATHER = 200;

/** Tells a screen reader, now and then and politely, what others have changed on this chart. */
export function News({ room, chart }: { readonly room: ActivityRoom; readonly chart: string }) {
  const { me } = room;
  const state = useGathered(room.state, GATHER);
  const before = useRef(state);
  const [news, setNews] = useState("");
  useEffect(() => {
    const fresh = chartNews(before.current, state, chart, me);
    before.current = state;
    if (fresh) setNews(fresh);
  }, [state, chart, me]);
  return <LiveRegion>{news}</LiveRegion>;
}
