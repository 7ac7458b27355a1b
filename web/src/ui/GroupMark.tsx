import type { ReactNode } from "react";
import "./mark.css";

export type GroupShape = "circle" | "square" | "triangle" | "diamond" | "hexagon" | "star" | "cross" | "drop";

const OUTLINES: Record<GroupShape, ReactNode> = {
  circle: <circle cx="12" cy="12" r="9.5" />,
  square: <rect x="3" y="3" width="18" height="18" rx="1.5" />,
  triangle: <path d="M12 2.5 22.5 21h-21z" />,
  diamond: <path d="M12 1.5 22.5 12 12 22.5 1.5 12z" />,
  hexagon: <path d="M6.5 2.5h11L23 12l-5.5 9.5h-11L1 12z" />,
  star: <path d="m12 1 3.2 7.4 8 .7-6.1 5.3 1.9 7.9L12 18.1l-7 4.2 1.9-7.9L.8 9.1l8-.7z" />,
  cross: <path d="M8.5 2h7v6.5H22v7h-6.5V22h-7v-6.5H2v-7h6.5z" />,
  drop: <path d="M12 1c4 5 7.5 8.8 7.5 13.5a7.5 7.5 0 0 1-15 0C4.5 9.8 8 6 12 1z" />,
};

/** The shape by itself, in the group's hue. It says nothing to a listener: its label must stand beside it. */
export function Shape({ shape }: { readonly shape: GroupShape }) {
  return (
    <svg className="mark-shape" data-group-shape={shape} viewBox="0 0 24 24" aria-hidden="true">
      {OUTLINES[shape]}
    </svg>
  );
}

/** A group told by shape, label and colour together. */
export function GroupMark({ shape, label }: { readonly shape: GroupShape; readonly label: string }) {
  return (
    <span className="mark">
      <Shape shape={shape} />
      <span>{label}</span>
    </span>
  );
}
