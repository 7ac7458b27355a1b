import { type ReactNode, useId } from "react";

export interface PickProps {
  readonly label: ReactNode;
  readonly value: string;
  onChange(value: string): void;
  readonly choices: readonly { readonly value: string; readonly words: string }[];
  readonly hint?: string;
  readonly disabled?: boolean;
}

/** One of many from the browser's own list: it is at home on every tablet, and under every keyboard and screen reader. */
export function Pick({ label, value, onChange, choices, hint, disabled = false }: PickProps) {
  const id = useId();
  return (
    <div className="pick">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="field-input"
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.target.value)}
        {...(hint && { "aria-describedby": `${id}-hint` })}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.words}
          </option>
        ))}
      </select>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
