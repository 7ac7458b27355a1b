import type { Door } from "../api";

/** A QR code, always dark on light with its quiet margin, because cameras want it so in every theme. */
export function Qr({ qr, label }: { readonly qr: Door["qr"]; readonly label: string }) {
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${qr.size} ${qr.size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#ffffff" />
      <path d={qr.path} fill="#000000" />
    </svg>
  );
}
