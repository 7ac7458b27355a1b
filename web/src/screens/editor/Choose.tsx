import { useId } from "react";
import { useEditing } from "./editing";

export interface ChooseProps<Value extends string> {
  readonly path: readonly (string | number)[];
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly words: string }[];
  onChange(value: Value): void;
  /** What the choice that is made means, in a sentence. */
  readonly means?: string;
}

/** One of a few settings. What the chosen one means stands beneath it. */
export function Choose<Value extends string>(props: ChooseProps<Value>) {
  const { path, label, value, choices, onChange, means } = props;
  const id = useId();
  const { problemAt } = useEditing();
  const problem = problemAt(...path);
  return (
    <div className="edit-field" id={path.join(".")}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className="field-input"
        value={value}
        aria-describedby={`${id}-means`}
        aria-invalid={problem !== undefined}
        onChange={(event) => {
          const next = choices.find((choice) => choice.value === event.target.value);
          if (next) onChange(next.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.words}
          </option>
        ))}
      </select>
      <p id={`${id}-means`} className={problem ? "field-error" : "field-hint"}>
        {problem ?? means}
      </p>
    </div>
  );
}
