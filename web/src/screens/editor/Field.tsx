import type { ReactNode } from "react";
import { TextField } from "../../ui";
import { useEditing } from "./editing";

export interface FieldProps {
  readonly path: readonly (string | number)[];
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
  readonly hint?: ReactNode;
  /** More than one line. */
  readonly lines?: number;
}

/** A field of the draft: what is wrong with its words is said beneath it as soon as the server has looked. */
export function Field({ path, ...field }: FieldProps) {
  const { problemAt } = useEditing();
  return (
    <div className="edit-field" id={path.join(".")}>
      <TextField {...field} error={problemAt(...path)} autoComplete="off" />
    </div>
  );
}

/** A field for a whole number; blank is null, and what is no number is not taken. */
export function NumberField({
  value,
  onChange,
  ...field
}: Omit<FieldProps, "value" | "onChange"> & {
  readonly value: number | null;
  onChange(value: number | null): void;
}) {
  const { problemAt } = useEditing();
  return (
    <div className="edit-field edit-number" id={field.path.join(".")}>
      <TextField
        label={field.label}
        hint={field.hint}
        value={value === null ? "" : String(value)}
        onChange={(text) => onChange(/\d/.test(text) ? Number(text.replace(/\D/g, "").slice(0, 5)) : null)}
        inputMode="numeric"
        error={problemAt(...field.path)}
        autoComplete="off"
      />
    </div>
  );
}
