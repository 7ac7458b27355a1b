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
  });

  it("that means nothing is lost, and never an error", () => {
    for (const path of [
      "/rooms/s1",
      "/room",
      "/wall/s1/more",
      "/join/s1",
      "/constructor/s1",
      "/facilitate/s1/cards/2",
    ]) {
      expect(routeOf(path)).toEqual({ screen: "lost" });
    }
  });

  it("is the one that its route is built from", () => {
    for (const screen of ["room", "console", "cards", "wall"] as const) {
      expect(routeOf(pathTo(screen, "s1"))).toEqual({ screen, session: "s1" });
    }
  });
});
