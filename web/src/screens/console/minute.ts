import { useEffect, useState } from "react";

/** Draw again every quarter of a minute: for what counts in whole minutes. */
export function useMinute(): void {
  const [, beat] = useState(0);
  useEffect(() => {
    const clock = setInterval(() => beat((count) => count + 1), 15_000);
    return () => clearInterval(clock);
  }, []);
}
