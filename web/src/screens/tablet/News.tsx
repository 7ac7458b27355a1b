import { useEffect, useRef, useState } from "react";
import { LiveRegion, useGathered } from "../../ui";
import { newsBetween } from "./news";
import { useRoom } from "./room";

/** Changes that come within this, in ms, are told together; to draw again at once for each of hundreds is more than React allows. */
const GATHER = 200;

/** Tells a screen reader, now and then and politely, what others have changed on this board. */
export function News() {
  const { board, state, me } = useRoom();
  const settled = useGathered(state, GATHER);
  const here = useRef({ board, me });
  here.current = { board, me };
  const before = useRef(board);
  const [news, setNews] = useState("");
  useEffect(() => {
    const fresh = newsBetween(before.current, here.current.board, settled, here.current.me);
    before.current = here.current.board;
    if (fresh) setNews(fresh);
  }, [settled]);
  return <LiveRegion>{news}</LiveRegion>;
}
