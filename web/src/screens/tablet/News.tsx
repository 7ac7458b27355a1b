import { useEffect, useRef, useState } from "react";
import { LiveRegion } from "../../ui";
import { newsBetween } from "./news";
import { useRoom } from "./room";

/** Tells a screen reader, now and then and politely, what others have changed on this board. */
export function News() {
  const { board, state, me } = useRoom();
  const before = useRef(board);
  const [news, setNews] = useState("");
  useEffect(() => {
    const fresh = newsBetween(before.current, board, state, me);
    before.current = board;
    if (fresh) setNews(fresh);
  }, [board, state, me]);
  return <LiveRegion>{news}</LiveRegion>;
}
