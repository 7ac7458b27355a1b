/** Short names for the computer, made from what people write: small letters, digits and dashes. */

const MOST = 40;

/** What `text` says as such a name, with a number behind it where that is among those `taken`. */
export function slugOf(text: string, taken: ReadonlySet<string>, otherwise: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/[^\p{ASCII}]|'/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  const worded = /^[a-z]/.test(plain) ? plain : `${otherwise}-${plain}`;
  const base = worded.slice(0, MOST).replace(/-$/, "");
  let slug = base;
  for (let number = 2; taken.has(slug); number += 1) slug = `${base}-${number}`;
  return slug;
}
