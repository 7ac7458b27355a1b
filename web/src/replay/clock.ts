/** Time, and the screen's own frames; tests hand in others. Whatever is asked for can be called off. */
export interface Clock {
  /** Milliseconds of a clock that only goes forward. */
  now(): number;
  /** Act when the screen is drawn next; a page that nobody sees is not drawn. */
  frame(act: () => void): () => void;
  later(milliseconds: number, act: () => void): () => void;
}

/** The clock of this page. */
export const browserClock: Clock = {
  now: () => performance.now(),
  frame(act) {
    const frame = requestAnimationFrame(act);
    return () => cancelAnimationFrame(frame);
  },
  later(milliseconds, act) {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};
