import { useEffect, useRef, useState } from "react";

/** The newest value, at most once in so many ms: a storm of changes is drawn a few times a second, and never not at all. */
export function useGathered<T>(value: T, ms: number): T {
  const [shown, show] = useState(value);
  const newest = useRef(value);
  const waiting = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(() => {
    newest.current = value;
    waiting.current ??= setTimeout(() => {
      waiting.current = null;
      show(newest.current);
    }, ms);
  }, [value, ms]);
  useEffect(
    () => () => {
      if (waiting.current) clearTimeout(waiting.current);
      waiting.current = null;
    },
    [],
  );
  return shown;
}
