import { ToggleButton, ToggleButtonGroup } from "react-aria-components";
import "./segmented.css";

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly words: string;
  /** What a listener hears when the words alone are not enough ("A", "Larger text"). */
  readonly says?: string;
  /** It cannot be chosen now: the id of the element that says why. */
  readonly closed?: string;
}

export interface SegmentedProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Choice<Value>[];
  onChange(value: Value): void;
}

/** A few choices of which exactly one is in force. */
export function Segmented<Value extends string>({ label, value, choices, onChange }: SegmentedProps<Value>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      className="segmented"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const next = choices.find((choice) => keys.has(choice.value));
        if (next) onChange(next.value);
      }}
    >
      {choices.map((choice) => (
        <ToggleButton
          key={choice.value}
          id={choice.value}
          className="segmented-choice"
          {...(choice.says === undefined ? {} : { "aria-label": choice.says })}
          {...(choice.closed === undefined ? {} : { isDisabled: true, "aria-describedby": choice.closed })}
        >
          {choice.words}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
