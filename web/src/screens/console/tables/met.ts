/** Which seats this device has shown among the groups before: whoever came later is marked as new, once. */
import { useEffect, useState } from "react";

/** Whether a seat has come since the groups were last looked at on this device. On the first look nobody is new. */
export function useMet(session: string, seats: readonly string[]): (seat: string) => boolean {
  const name = `leeway.met.${session}`;
  const [known] = useState(() => new Set(read(name) ?? seats));
  const all = seats.join(" ");
  useEffect(() => () => keep(name, all), [name, all]);
  return (seat) => !known.has(seat);
}

function read(name: string): readonly string[] | null {
  try {
    const text = localStorage.getItem(name);
    return text === null ? null : text.split(" ");
  } catch {
    return null;
  }
}

function keep(name: string, seats: string): void {
  try {
    localStorage.setItem(name, seats);
  } catch {
    // Nothing is kept in this browser: then nobody is ever new.
  }
}
