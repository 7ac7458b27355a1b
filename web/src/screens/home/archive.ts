/** Sending an archive: with a picture of how far it is, which `fetch` cannot give. */
import { type OpenedSession, Problem } from "../../api";

/** A session that came from an archive; `here` when this server had it already. */
export interface BroughtBack extends OpenedSession {
  readonly title: string;
  readonly here: boolean;
}

/** Where it stands: so many hundredths are sent, or all of it is, and the server checks it. */
export type Sending = { readonly part: number } | "checking";

/**
 * Bring the session in this file back. Never sent twice by itself: it may be large. Fails with a `Problem`.
 *
 * What the server says is a `Problem` with its code; no answer at all is one with the code "offline".
 */
export function bringBack(
  file: Blob,
  operatorKey: string,
  tell: (sending: Sending) => void,
): Promise<BroughtBack> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/archives");
    request.responseType = "json";
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Content-Type", "application/zip");
    if (operatorKey) request.setRequestHeader("Authorization", `Bearer ${operatorKey}`);
    request.upload.onprogress = ({ loaded, total }) => tell(sent(loaded, total));
    request.upload.onload = () => tell("checking");
    request.onerror = () => reject(new Problem("offline", 0));
    request.onload = () => {
      if (request.status < 300 && request.response) resolve(request.response as BroughtBack);
      else reject(problem(request.status, request.response));
    };
    request.send(file);
  });
}

/** How far the sending is. Its last hundredth is the server's: it looks through the file once it has it. */
export function sent(loaded: number, total: number): Sending {
  return total > 0 && loaded >= total
    ? "checking"
    : { part: total > 0 ? Math.floor((loaded / total) * 100) : 0 };
}

/** What the server said is wrong. */
export function problem(status: number, told: unknown): Problem {
  const { code, detail } = (told ?? {}) as { code?: unknown; detail?: unknown };
  return new Problem(
    typeof code === "string" ? code : `http-${status}`,
    status,
    typeof detail === "string" ? detail : "",
  );
}

const SAID = {
  "no-archive": "archive.noArchive",
  "newer-archive": "archive.newer",
  "damaged-archive": "archive.damaged",
  "unsafe-archive": "archive.unsafe",
  "other-session": "archive.other",
  "session-here": "archive.here",
  "written-meanwhile": "archive.meanwhile",
  "too-big": "archive.tooBig",
} as const;

/** The key of our own words for a code that speaks of archives; null for any other. */
export function saidOf(code: string): (typeof SAID)[keyof typeof SAID] | null {
  return Object.hasOwn(SAID, code) ? SAID[code as keyof typeof SAID] : null;
}
