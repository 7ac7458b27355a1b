import type { ReactNode } from "react";
import "./mark.css";

export type GroupShape = "circle" | "square" | "triangle" | "diamond";

const OUTLINES: Record<GroupShape, ReactNode> = {
  circle: <circle cx="12" cy="12" r="9.5" />,
  square: <rect x="3" y="3" width="18" height="18" rx="1.5" />,
  triangle: <path d="M12 2.5 22.5 21h-21z" />,
  diamond: <path d="M12 1.5 22.5 12 12 22.5 1.5 12z" />,
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
