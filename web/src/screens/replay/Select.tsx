import { useId } from "react";

export interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly words: string }[];
  onChange(value: Value): void;
}

/** One of many, in the device's own list: long lists stay short on the screen, and every device knows how to show them. */
export function Select<Value extends string>({ label, value, choices, onChange }: SelectProps<Value>) {
  const field = useId();
  return (
    <span className="replay-select">
      <label htmlFor={field} className="visually-hidden">
        {label}
      </label>
      <select id={field} value={value} onChange={(event) => onChange(event.target.value as Value)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.words}
          </option>
        ))}
      </select>
    </span>
  );
}
