import type { Kind } from "../../../replay/types";

/** What is drawn over the colour: kinds are told apart by their pattern too. */
const LINES: Record<Kind, string> = {
  placing: "",
  writing: "M0 3h6",
  talking: "M3 0v6",
  weighing: "M0 6 6 0",
  answering: "M0 0l6 6",
  running: "M0 3h6M3 0v6",
  seating: "M0 6 6 0M0 0l6 6",
};

/** The fill of a kind of happening. */
export function KindPattern({ kind, id }: { readonly kind: Kind; readonly id: string }) {
  return (
    <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" data-kind={kind} className="kind">
      <rect width="6" height="6" className="kind-fill" />
      <path d={LINES[kind]} className="kind-lines" />
    </pattern>
  );
}

/** A small sample of it, to stand beside its name. */
export function KindSwatch({ kind }: { readonly kind: Kind }) {
  const id = `swatch-${kind}`;
  return (
    <svg className="kind-swatch" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
      <defs>
        <KindPattern kind={kind} id={id} />
      </defs>
      <rect x="1" y="1" width="22" height="22" fill={`url(#${id})`} className="kind-edge" />
    </svg>
  );
}
