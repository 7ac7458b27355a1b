import { ToggleButton } from "react-aria-components";
import type { Scale } from "../../contract";
import { type Fifth, fifthInWords } from "./places";

const FIFTHS: readonly Fifth[] = [0, 1, 2, 3, 4];

export interface FifthsProps {
  /** The one that is chosen. */
  readonly here: Fifth | null;
  readonly scale: Scale;
  readonly label?: string;
  onChoose(fifth: Fifth): void;
}

/** The five places in words, from one end to the other. */
export function Fifths({ here, scale, label, onChoose }: FifthsProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid in every browser
    <div className="where-places" role="group" {...(label && { "aria-label": label })}>
      {FIFTHS.map((fifth) => (
        <ToggleButton
          key={fifth}
          className="where-place"
          isSelected={here === fifth}
          onPress={() => onChoose(fifth)}
        >
          <span className="where-dot" aria-hidden="true" />
          {fifthInWords(fifth, scale)}
        </ToggleButton>
      ))}
    </div>
  );
}
