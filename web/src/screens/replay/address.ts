/** The address that stands for an instant of a replay: the same thing for everybody who may see it, for ever. Pure. */

/** Where a replay is begun, and how an instant of it is kept and passed on. */
export interface Address {
  /** The event it points at; undefined for the end. */
  readonly at: number | undefined;
  /** From now on the address of the page stands for this instant. */
  keep(seq: number): void;
  /** A link that anybody who may see the replay can open; null where there is none, as in a file. */
  link(seq: number): string | null;
}

/** The instant that an address names; undefined where it names none. */
export function seqIn(search: string): number | undefined {
  const said = new URLSearchParams(search).get("seq") ?? "";
  return /^\d{1,15}$/.test(said) ? Number(said) : undefined;
}

/** The same address, naming this instant and nothing else. */
export function naming(path: string, seq: number): string {
  return `${path}?seq=${seq}`;
}

/** The address in the browser's bar. */
export function pageAddress(): Address {
  return {
    at: seqIn(location.search),
    keep: (seq) => {
      const next = naming(location.pathname, seq);
      if (location.pathname + location.search !== next) history.replaceState(history.state, "", next);
    },
    link: (seq) => location.origin + naming(location.pathname, seq),
  };
}
