/** Who gives a command, in whose name, and what the event that it becomes is stamped with. Pure. */

/** In whose name a command is given, if not the tablet's own, and whether it is copied from paper. */
export interface Signature {
  /** The seat that this tablet writes for. */
  readonly author?: string;
  readonly paper?: boolean;
}

/** The envelope of the event to be: `at` in the server's milliseconds, as well as this tablet knows them. */
export interface Envelope extends Signature {
  readonly seq: number;
  readonly at: number;
  /** A seat's id or a facilitator's. */
  readonly by: string;
  readonly id: string;
}

/** Only what a signature has to say: nothing about one's own doing, and nothing that is not from paper. */
export function signature({ author, paper }: Signature, me: string): Signature {
  return { ...(author && author !== me && { author }), ...(paper && { paper }) };
}
