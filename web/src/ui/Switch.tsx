import { type ReactNode, useId } from "react";
import { Switch as Toggle } from "react-aria-components";
import "./switch.css";

export interface SwitchProps {
  readonly on: boolean;
  onChange(on: boolean): void;
  readonly children: ReactNode;
  readonly hint?: string;
  readonly disabled?: boolean;
}

/** Something that is on or off, with what that means beneath it. */
export function Switch({ on, onChange, children, hint, disabled = false }: SwitchProps) {
  const hinted = useId();
  return (
    <div className="switch">
      <Toggle
        className="switch-row"
        isSelected={on}
        onChange={onChange}
        isDisabled={disabled}
        {...(hint === undefined ? {} : { "aria-describedby": hinted })}
      >
        <span className="switch-track" aria-hidden="true">
          <span className="switch-knob" />
        </span>
        <span>{children}</span>
      </Toggle>
      {hint && (
        <p className="switch-hint" id={hinted}>
          {hint}
        </p>
      )}
    </div>
  );
}
