/** Reading a join code as people type it: any case, with or without dashes, a letter O for a zero. Pure. */

export const CODE_LENGTH = 8;
/** A seat card's own code, which is typed behind the session's. */
const CARD_LENGTH = 10;

export type TypedCode =
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "empty" }
  | { readonly kind: "length"; readonly count: number }
  | { readonly kind: "strange"; readonly sign: string };

/** Crockford's base 32: no I, L, O or U, because they are mistaken for other signs. */
const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const MISTAKEN: Readonly<Record<string, string>> = { O: "0", I: "1", L: "1" };

/**
 * What was meant by this text: a code, or what is wrong with it. A whole join link pasted here is understood too. With a
 * seat card's code behind it, there is a dot between the two, as in the card's link.
 */
export function readCode(text: string): TypedCode {
  const link = text.indexOf("#");
  if (link >= 0 && text.length - link > CODE_LENGTH)
    return { kind: "code", code: text.slice(link + 1).trim() };
  const signs = Array.from(text.toUpperCase().replace(/[\s\-–—_.·]/g, ""), (sign) => MISTAKEN[sign] ?? sign);
  if (signs.length === 0) return { kind: "empty" };
  const strange = signs.find((sign) => !SIGNS.includes(sign));
  if (strange !== undefined) return { kind: "strange", sign: strange };
  if (signs.length === CODE_LENGTH + CARD_LENGTH) {
    return {
      kind: "code",
      code: `${signs.slice(0, CODE_LENGTH).join("")}.${signs.slice(CODE_LENGTH).join("")}`,
    };
  }
  if (signs.length !== CODE_LENGTH) return { kind: "length", count: signs.length };
  return { kind: "code", code: signs.join("") };
}

/** The code as it is shown to people: "K7M4-4QPX". */
export function spellCode(code: string): string {
  const signs = code.replaceAll("-", "");
  return signs.length === CODE_LENGTH ? `${signs.slice(0, 4)}-${signs.slice(4)}` : code;
}
