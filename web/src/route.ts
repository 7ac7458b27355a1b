/** Which screen an address stands for, and going from one to the next without loading the page again. */
import { useSyncExternalStore } from "react";

export type Route =
  | { readonly screen: "home" | "start" | "join" | "handover" | "templates" | "lost" }
  | { readonly screen: "editor"; readonly draft: string }
  | { readonly screen: "print"; readonly of: "template" | "session"; readonly id: string }
  | { readonly screen: "room" | "console" | "cards" | "wall" | "replay"; readonly session: string };

const SESSION_SCREENS = { room: "room", facilitate: "console", wall: "wall", replay: "replay" } as const;

/** The route of a path; every path that means nothing is "lost", never an error. */
export function routeOf(path: string): Route {
  const [first = "", session = "", third = "", ...rest] = path.split("/").filter((part) => part !== "");
  if (rest.length) return { screen: "lost" };
  if (first === "") return { screen: "home" };
  if ((first === "join" || first === "start" || first === "handover") && !session) return { screen: first };
  if (first === "templates") return thirdless(session, third);
  if (first === "print" && third && (session === "template" || session === "session"))
    return { screen: "print", of: session, id: third };
  if (first === "facilitate" && session && third === "cards") return { screen: "cards", session };
  if (!session || third || !Object.hasOwn(SESSION_SCREENS, first)) return { screen: "lost" };
  return { screen: SESSION_SCREENS[first as keyof typeof SESSION_SCREENS], session };
}

function thirdless(draft: string, third: string): Route {
  if (third) return { screen: "lost" };
  return draft ? { screen: "editor", draft } : { screen: "templates" };
}

/** The path of the console, the tablet, the wall or the replay of a session. */
export function pathTo(screen: "room" | "console" | "cards" | "wall" | "replay", session: string): string {
  if (screen === "cards") return `/facilitate/${session}/cards`;
  return `/${screen === "console" ? "facilitate" : screen}/${session}`;
}

/** Go to another screen. With `replace`, the way back skips the one that is left. */
export function go(path: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, "", path);
  else history.pushState(null, "", path);
  window.dispatchEvent(new PopStateEvent("popstate"));
}

/** The path as it is now; the component draws again when it changes. */
export function usePath(): string {
  return useSyncExternalStore(listen, () => location.pathname);
}

/** The address with its fragment; changes too when somebody pastes another link to the same screen. */
export function useAddress(): string {
  return useSyncExternalStore(listen, () => location.pathname + location.search + location.hash);
}

function listen(listener: () => void): () => void {
  window.addEventListener("popstate", listener);
  window.addEventListener("hashchange", listener);
  return () => {
    window.removeEventListener("popstate", listener);
    window.removeEventListener("hashchange", listener);
  };
}
