/** Whether this device shows the balance: a facilitator's own choice, told to nobody else. */
import { useSyncExternalStore } from "react";

const NAME = "leeway.balance";
const listeners = new Set<() => void>();
let off = read();

/** Whether the balance is shown here, and the way to change that. On at first. */
export function useBalanceShown(): readonly [boolean, (on: boolean) => void] {
  const hidden = useSyncExternalStore(listen, () => off);
  return [!hidden, show];
}

function show(on: boolean): void {
  off = !on;
  try {
    if (off) localStorage.setItem(NAME, "off");
    else localStorage.removeItem(NAME);
  } catch {
    // Kept as long as the page, then.
  }
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): boolean {
  try {
    return localStorage.getItem(NAME) === "off";
  } catch {
    return false;
  }
}
