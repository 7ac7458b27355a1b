import { useCallback, useState } from "react";
import type { ActivityState } from "../../contract";
import type { Face, FooterProps } from "./Footer";
import { keepFace, startingFace } from "./face";
import { keepRead } from "./read";

const FACES: readonly Face[] = ["board", "list", "compare"];

/** How a board is shown on this tablet, and how else it could be; null without a board, or while there is none to see. */
export function useFace(me: string, activity: ActivityState | null): FooterProps["faces"] | null {
  const [face, setFace] = useState<Face>(startingFace);
  const here = activity?.id;
  const choose = useCallback(
    (next: Face) => {
      if (next === "compare") keepRead(`${me}.compared.${here}`);
      keepFace(next);
      setFace(next);
    },
    [me, here],
  );
  if (!activity || activity.writing) return null;
  const choices = activity.revealed ? FACES : FACES.slice(0, 2);
  return { face: choices.includes(face) ? face : startingFace(), choices, choose };
}
