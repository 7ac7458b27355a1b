/** The name that was meant, as `server/rules/naming.py` makes it: one line that can be read, and nothing else. Pure. */

const JOINERS = "\u200c\u200d";
const BLANK = /^[\p{Zs}\p{Zl}\p{Zp}\p{Cc}]$/u;
const UNSEEN = /^[\p{Cf}\p{Cs}\p{Co}]$/u;
const MARK = /^[\p{Mn}\p{Me}]$/u;
/** Letters and marks by their category that show nothing at all. */
const FILLERS = new Set([
  ...["\u115f", "\u1160", "\u17b4", "\u17b5", "\u2800", "\u3164", "\uffa0", "\u034f"],
  ...["\u180b", "\u180c", "\u180d", "\u180e", "\ufe0e"],
]);
const MOST_MARKS = 3;
const LOOSE = new RegExp(
  `(?<![^ ${JOINERS}])[${JOINERS}]+|[${JOINERS}]+(?![^ ${JOINERS}])|(?<=[${JOINERS}])[${JOINERS}]+`,
  "gu",
);

export function called(text: string): string {
  let [seen, marks] = ["", 0];
  for (const sign of text.normalize("NFC")) {
    marks = MARK.test(sign) ? marks + 1 : 0;
    if (BLANK.test(sign)) seen += " ";
    else if (marks <= MOST_MARKS && !FILLERS.has(sign) && (!UNSEEN.test(sign) || JOINERS.includes(sign)))
      seen += sign;
  }
  return inOne(inOne(seen).replace(LOOSE, ""));
}

function inOne(text: string): string {
  return text.split(" ").filter(Boolean).join(" ");
}
