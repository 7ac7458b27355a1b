import type { ReactNode } from "react";
import { Button as Pressable, type ButtonProps as PressableProps } from "react-aria-components";
import "./button.css";

export interface ButtonProps extends Omit<PressableProps, "children" | "className" | "style"> {
  readonly children: ReactNode;
  /** `main` is the one thing to do here, `plain` one of several, `quiet` a way round, `warn` takes something away. */
  readonly kind?: "main" | "plain" | "quiet" | "warn";
  readonly icon?: ReactNode;
  readonly wide?: boolean;
}

/** A button with a verb on it: at least 48 px high, and never an icon alone. */
export function Button({ children, kind = "plain", icon, wide = false, ...rest }: ButtonProps) {
  return (
    <Pressable {...rest} className="button" data-kind={kind} data-wide={wide || undefined}>
      {icon && <span className="button-icon">{icon}</span>}
      <span>{children}</span>
    </Pressable>
  );
}
