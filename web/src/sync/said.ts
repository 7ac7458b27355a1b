/** What was said, without blank edges: the very characters that the server's Python takes for blanks. Pure. */

/** Unlike `trim()`, with the separators of old teletypes and the next-line sign, and without the byte order mark. */
const BLANKS = new Set([
  ...[
    "\t",
    "\n",
    "\v",
    "\f",
    "\r",
    "\x1c",
    "\x1d",
    "\x1e",
    "\x1f",
    " ",
    "\x85",
    "\xa0",
    "\u1680",
    "\u2028",
    "\u2029",
  ],
  ...[
    "\u2000",
    "\u2001",
    "\u2002",
    "\u2003",
    "\u2004",
    "\u2005",
    "\u2006",
    "\u2007",
    "\u2008",
    "\u2009",
    "\u200a",
  ],
  ...["\u202f", "\u205f", "\u3000"],
]);

export function said(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && BLANKS.has(text.charAt(start))) start += 1;
  while (end > start && BLANKS.has(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
