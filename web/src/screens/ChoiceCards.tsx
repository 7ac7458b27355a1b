import type { ReactNode } from "react";
import { FieldError, Label, Radio, RadioGroup, Text } from "react-aria-components";
import "./choice.css";

export interface CardChoice {
  readonly id: string;
  readonly face: ReactNode;
}

export interface ChoiceCardsProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly value: string | null;
  readonly choices: readonly CardChoice[];
  onChange(id: string): void;
}

/** A few large cards of which one is chosen; the chosen one is told by a ring, a fill and a dot, not by colour alone. */
export function ChoiceCards({ label, hint, error, value, choices, onChange }: ChoiceCardsProps) {
  return (
    <RadioGroup
      className="choice"
      value={value}
      onChange={onChange}
      isInvalid={error !== undefined}
      validationBehavior="aria"
    >
      <Label className="choice-label">{label}</Label>
      {hint && (
        <Text slot="description" className="choice-hint">
          {hint}
        </Text>
      )}
      <div className="choice-cards">
        {choices.map((choice) => (
          <Radio key={choice.id} value={choice.id} className="choice-card">
            <span className="choice-face">{choice.face}</span>
            <span className="choice-dot" aria-hidden="true" />
          </Radio>
        ))}
      </div>
      <FieldError className="choice-error">{error}</FieldError>
    </RadioGroup>
  );
}
