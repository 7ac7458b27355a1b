/** Names that this tablet makes up. The one place here that asks for chance. */

const LETTERS = "0123456789abcdefghijklmnopqrstuvwxyz";

/** 20 random characters of a–z and 0–9, about 103 bits: never made twice. Works without a secure context, too. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(40));
  return [...bytes]
    .filter((byte) => byte < 252) // 7 × 36: each character is as likely as any other
    .slice(0, 20)
    .map((byte) => LETTERS[byte % 36])
    .join("")
    .padEnd(20, "0");
}

/** A number from 0 up to 1. */
export function chance(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}
