import { useEffect, useState } from "react";

/**
 * What a screen reader hears without being asked. Sentences that come within the pause are read as one, so that a busy
 * table does not turn into chatter.
 */
export function LiveRegion({
  children,
  pause = 700,
}: {
  readonly children: string;
  readonly pause?: number;
}) {
  const [said, say] = useState("");
  useEffect(() => {
    const later = setTimeout(() => say(children), pause);
    return () => clearTimeout(later);
  }, [children, pause]);
  return (
    <span className="visually-hidden" aria-live="polite">
      {said}
    </span>
  );
}
