import { type ReactNode, useState } from "react";
import { Button as Pressable, type ButtonProps as PressableProps } from "react-aria-components";
import "./button.css";

export interface ButtonProps extends Omit<PressableProps, "children" | "className" | "style"> {
  readonly children: ReactNode;
  /** `main` is the one thing to do here, `plain` one of several, `quiet` a way round, `warn` takes something away. */
  readonly kind?: "main" | "plain" | "quiet" | "warn";
  readonly icon?: ReactNode;
  readonly wide?: boolean;
}

/**
 * A button with a verb on it: at least 48 px high, and never an icon alone. One that is pressed and then has nothing more
 * to do keeps the focus until it is left: a browser would drop it, and the keys, Escape among them, would reach nothing.
 */
export function Button({ children, kind = "plain", icon, wide = false, ...given }: ButtonProps) {
  const { isDisabled = false, onPress, onFocusChange, type = "button", ...rest } = given;
  const [focused, focus] = useState(false);
  const held = isDisabled && focused;
  return (
    <Pressable
      {...rest}
      className="button"
      data-kind={kind}
      data-wide={wide || undefined}
      type={held ? "button" : type}
      isDisabled={isDisabled && !held}
      {...(held && { "aria-disabled": true })}
      onPress={(press) => {
        if (!held) onPress?.(press);
      }}
      onFocusChange={(now) => {
        focus(now);
        onFocusChange?.(now);
      }}
    >
      {icon && <span className="button-icon">{icon}</span>}
      <span>{children}</span>
    </Pressable>
  );
}
