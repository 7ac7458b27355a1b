import { describe, expect, it } from "vitest";
import { pathTo, routeOf } from "./route";

describe("a path", () => {
  it("leads to the screen it names", () => {
    expect(routeOf("/")).toEqual({ screen: "home" });
    expect(routeOf("/start")).toEqual({ screen: "start" });
    expect(routeOf("/join")).toEqual({ screen: "join" });
    expect(routeOf("/join/")).toEqual({ screen: "join" });
    expect(routeOf("/handover")).toEqual({ screen: "handover" });
    expect(routeOf("/room/s1")).toEqual({ screen: "room", session: "s1" });
    expect(routeOf("/facilitate/s1")).toEqual({ screen: "console", session: "s1" });
    expect(routeOf("/facilitate/s1/cards")).toEqual({ screen: "cards", session: "s1" });
    expect(routeOf("/wall/s1")).toEqual({ screen: "wall", session: "s1" });
    expect(routeOf("/replay/s1")).toEqual({ screen: "replay", session: "s1" });
    expect(routeOf("/templates")).toEqual({ screen: "templates" });
    expect(routeOf("/templates/d1")).toEqual({ screen: "editor", draft: "d1" });
    expect(routeOf("/print/template/d1")).toEqual({ screen: "print", of: "template", id: "d1" });
    expect(routeOf("/print/session/s1")).toEqual({ screen: "print", of: "session", id: "s1" });
  });

  it("that means nothing is lost, and never an error", () => {
    for (const path of [
      "/rooms/s1",
      "/room",
      "/wall/s1/more",
      "/join/s1",
      "/constructor/s1",
      "/templates/d1/more",
      "/print/s1",
      "/print/wall/s1",
      "/print/template",
      "/facilitate/s1/cards/2",
    ]) {
      expect(routeOf(path)).toEqual({ screen: "lost" });
    }
  });

  it("is the one that its route is built from", () => {
    for (const screen of ["room", "console", "cards", "wall", "replay"] as const) {
      expect(routeOf(pathTo(screen, "s1"))).toEqual({ screen, session: "s1" });
    }
  });
});
