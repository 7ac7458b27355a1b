/** The secret of a handover link, for the length of this visit: a reload, or a screen drawn twice, must not lose it. */
import { takeFragment } from "../../keys";

const SECRET = "leeway.handover.secret";
let held: string | null = null;

/** The secret in the address, which it is then taken out of; else the one that this visit came with. */
export function arrivedSecret(): string | null {
  const fresh = takeFragment();
  if (fresh) keep(fresh);
  return held ?? stored();
}

/** The seat has been taken, or it was the wrong person. */
export function forgetSecret(): void {
  keep(null);
}

function keep(secret: string | null): void {
  held = secret;
  try {
    if (secret === null) sessionStorage.removeItem(SECRET);
    else sessionStorage.setItem(SECRET, secret);
  } catch {
    // Held in memory only: a reload would then need the link again.
  }
}

function stored(): string | null {
  try {
    return sessionStorage.getItem(SECRET);
  } catch {
    return null;
  }
}
