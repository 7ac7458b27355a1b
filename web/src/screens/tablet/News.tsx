import { useEffect, useRef, useState } from "react";
import { LiveRegion } from "../../ui";
import { newsBetween } from "./news";
import { useRoom } from "./room";

/** Changes that come within this, in ms, are told together; to draw again at once for each of hundreds is more than React allows. */
const GATHER = 200;

/** Tells a screen reader, now and then and politely, what others have changed on this board. */
export function News() {
  const { board, state, me } = useRoom();
  const before = useRef(board);
  const [news, setNews] = useState("");
  useEffect(() => {
    const later = setTimeout(() => {
      const fresh = newsBetween(before.current, board, state, me);
      before.current = board;
      if (fresh) setNews(fresh);
    }, GATHER);
    return () => clearTimeout(later);
  }, [board, state, me]);
  return <LiveRegion>{news}</LiveRegion>;
}
