/** What a link to join brings: the session's code or secret and, from a seat card, the card's code behind a dot. */
export interface Ticket {
  readonly code: string;
  readonly card: string;
}

/** The two parts of what stood behind the # of the link. */
export function ticketOf(text: string): Ticket {
  const [code = "", card = ""] = text.split(".");
  return { code, card };
}
