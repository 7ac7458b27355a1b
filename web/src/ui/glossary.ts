/** Finding words of a glossary in a text. Pure. */

/** A word that not everybody knows, with what it plainly means. */
export interface Word {
  readonly word: string;
  readonly plain: string;
}

/** A stretch of a text from `at` on; `word` where it is one of the glossary's. */
export interface Piece {
  readonly text: string;
  readonly at: number;
  readonly word: Word | null;
}

/**
 * The text in pieces that make it up again. Each word is found once, where it comes first: whole, in capitals or not, and
 * with an s at its end. Where two begin at one place the longer one is meant.
 */
export function pieces(text: string, words: readonly Word[]): readonly Piece[] {
  const found = firsts(text, words);
  const cut: Piece[] = [];
  let from = 0;
  for (const { text: said, at, word } of found) {
    if (at < from) continue;
    if (at > from) cut.push({ text: text.slice(from, at), at: from, word: null });
    cut.push({ text: said, at, word });
    from = at + said.length;
  }
  if (from < text.length) cut.push({ text: text.slice(from), at: from, word: null });
  return cut;
}

function firsts(text: string, words: readonly Word[]): Piece[] {
  const found: Piece[] = [];
  for (const word of words) {
    if (!word.word.trim()) continue;
    const hit = new RegExp(`(?<![\\p{L}\\p{N}])${escaped(word.word.trim())}s?(?![\\p{L}\\p{N}])`, "iu").exec(
      text,
    );
    if (hit) found.push({ text: hit[0], at: hit.index, word });
  }
  return found.sort((a, b) => a.at - b.at || b.text.length - a.text.length);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/gu, (sign) => (sign === "-" ? "\\x2d" : `\\${sign}`));
}
