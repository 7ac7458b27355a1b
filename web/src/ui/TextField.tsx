import { type ReactNode, useId } from "react";
import {
  TextField as Field,
  FieldError,
  type TextFieldProps as FieldProps,
  Input,
  Label,
  TextArea as Lines,
  Text,
} from "react-aria-components";
import { useTranslation } from "react-i18next";
import "./field.css";
import { fits, lengthOf } from "./length";

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
  /** A quiet sentence beneath the field: what happens with the words, who will see them. */
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  /** More than one line. */
  readonly lines?: number;
  readonly maxLength?: number;
  /** The longest text that can be sent. A longer one stays in the field as it is, and the field says what to do. */
  readonly limit?: number;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
  readonly autoComplete?: string;
  readonly inputMode?: "text" | "numeric" | "email";
  readonly autoCapitalize?: "sentences" | "characters" | "words" | "off";
  readonly name?: string;
  readonly onEnter?: () => void;
}

/** One field with its label above it and its help beneath it; type is never under 16 px, so iPads do not zoom in. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, hint, lines, autoFocus = false, required = false, onEnter } = props;
  const long = useTooLong(value, props.limit);
  const error = props.error ?? long;
  const id = useId();
  const shared = {
    className: "field-input",
    // Each script runs its own way, and each paragraph too.
    dir: "auto",
    autoCapitalize: props.autoCapitalize ?? "sentences",
    autoFocus,
  };
  return (
    <Field
      className="field"
      id={id}
      value={value}
      onChange={onChange}
      isRequired={required}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      {...(props.name === undefined ? {} : { name: props.name })}
      {...(props.maxLength === undefined ? {} : { maxLength: props.maxLength })}
      {...(props.autoComplete === undefined ? {} : { autoComplete: props.autoComplete })}
      {...(props.inputMode === undefined ? {} : { inputMode: props.inputMode })}
      {...(onEnter && { onKeyDown: (key: Key) => entered(key, onEnter) })}
    >
      <Label className="field-label">{label}</Label>
      {lines ? <Lines {...shared} rows={lines} /> : <Input {...shared} />}
      {hint && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </Field>
  );
}

/** Nothing is cut off: what was pasted may be the only copy. */
function useTooLong(value: string, limit: number | undefined): string | undefined {
  const { t } = useTranslation();
  if (limit === undefined || fits(value, limit)) return undefined;
  return t("ui.tooLong", { count: lengthOf(value) - limit, limit });
}

type Key = Parameters<NonNullable<FieldProps["onKeyDown"]>>[0];

/** Enter is taken; every other key goes on, so that Escape still closes the sheet that the field lies on. */
function entered(key: Key, onEnter: () => void): void {
  if (key.key === "Enter") onEnter();
  else key.continuePropagation();
}

/** The same field with room for several lines. */
export function TextArea(props: TextFieldProps) {
  return <TextField lines={3} {...props} />;
}
