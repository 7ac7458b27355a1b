/** How long a text is, counted as the server counts it: by characters, however many units a browser keeps for one. */

export function lengthOf(text: string): number {
  let count = 0;
  for (const _ of text.trim()) count += 1;
  return count;
}

/** Whether the server would take a text of this length. */
export function fits(text: string, limit: number): boolean {
  return text.length <= limit || lengthOf(text) <= limit;
}
