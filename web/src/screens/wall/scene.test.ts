import { describe, expect, it } from "vitest";
import { type Happening, seated, session } from "../fixture";
import { nameOf, sceneOf, viewsOf } from "./scene";

const start = (activity: string): Happening => ({ type: "activity.started", activity });
const end = (activity: string): Happening => ({ type: "activity.ended", activity });
const reveal = (activity = "scale"): Happening => ({ type: "boards.revealed", activity });
const hide: Happening = { type: "boards.hidden", activity: "scale" };
const look = (up: boolean, aspect: string | null = null): Happening => ({
  type: "attention.called",
  aspect,
  up,
});
const form = (activity: string): Happening => ({
  type: "groups.formed",
  activity,
  seed: 1,
  groups: [{ id: "table-1", name: "Table 1", shape: "hexagon", seats: ["ann"] }],
});

describe("the wall", () => {
  it("shows the way in until something has begun", () => {
    expect(sceneOf(session()).kind).toBe("door");
  });

  it("says that groups are working, and shows no board before the reveal", () => {
    expect(sceneOf(session(start("scale")))).toMatchObject({ kind: "working", activity: { id: "scale" } });
  });

  it("shows what was made once it is revealed, and no longer once it is hidden", () => {
    expect(sceneOf(session(start("scale"), reveal())).kind).toBe("revealed");
    expect(sceneOf(session(start("scale"), reveal(), hide)).kind).toBe("working");
    const charts = sceneOf(session(start("chart"), reveal("chart")));
    expect(charts).toMatchObject({ kind: "revealed", shown: { kind: "chart" } });
    const answers = sceneOf(session(start("hello"), reveal("hello")));
    expect(answers).toMatchObject({ kind: "revealed", shown: { kind: "conversation" } });
  });

  it("keeps it up between two activities", () => {
    const scene = sceneOf(session(start("scale"), reveal(), end("scale")));
    expect(scene).toMatchObject({ kind: "revealed", shown: { id: "scale" }, activity: null });
  });

  it("keeps it up in the conversation right after, which is about it", () => {
    const scene = sceneOf(session(start("scale"), reveal(), start("compare")));
    expect(scene).toMatchObject({ kind: "revealed", shown: { id: "scale" }, activity: { id: "compare" } });
  });

  it("gives way to any other activity", () => {
    const chart = sceneOf(session(start("scale"), reveal(), start("chart")));
    expect(chart).toMatchObject({ kind: "working", activity: { id: "chart" } });
    expect(sceneOf(session(start("scale"), reveal(), start("hello"))).kind).toBe("working");
  });

  it("names what comes next in a pause", () => {
    expect(sceneOf(session(start("hello"), end("hello")))).toMatchObject({
      kind: "between",
      next: { id: "scale" },
    });
  });

  it("asks everybody to look, whatever else there is, until the work goes on", () => {
    expect(sceneOf(session(start("scale"), look(true, "a1")))).toEqual({
      kind: "look",
      aspect: "a1",
      shown: null,
    });
    expect(sceneOf(session(start("scale"), reveal(), look(true)))).toMatchObject({
      kind: "look",
      aspect: null,
      shown: { id: "scale" },
    });
    expect(sceneOf(session(start("scale"), look(true), look(false))).kind).toBe("working");
  });

  it("says who sits where once groups are formed for what comes next, until it starts", () => {
    const formed = [seated("ann", "lw"), form("hello")] as const;
    expect(sceneOf(session(...formed))).toMatchObject({ kind: "tables", next: { id: "hello" } });
    expect(sceneOf(session(...formed, start("hello"))).kind).toBe("working");
    expect(sceneOf(session(form("chart"))).kind).toBe("door");
  });

  it("thanks everybody when the session is closed, and knows what may still be seen", () => {
    expect(sceneOf(session(start("scale"), { type: "session.closed" }))).toEqual({
      kind: "closed",
      shown: null,
    });
    const revealed = sceneOf(session(start("scale"), reveal(), { type: "session.closed" }));
    expect(revealed).toMatchObject({ kind: "closed", shown: { id: "scale" } });
  });
});

describe("the ways to look at a scene", () => {
  const ways = (...happened: Happening[]) => {
    const state = session(...happened);
    return viewsOf(state, sceneOf(state));
  };

  it("begin with what the scene is for", () => {
    expect(ways()).toEqual([]);
    expect(ways(start("scale"))).toEqual(["task"]);
    expect(ways(start("scale"), reveal())).toEqual(["all", "one", "boards"]);
    expect(ways(start("chart"), reveal("chart"))).toEqual(["all", "one"]);
    expect(ways(start("scale"), reveal(), { type: "session.closed" })).toEqual([
      "thanks",
      "all",
      "one",
      "boards",
    ]);
  });

  it("let one go back to what to do, and to who sits where", () => {
    expect(ways(start("scale"), reveal(), start("compare"))).toEqual(["all", "one", "boards", "task"]);
    expect(ways(form("hello"), start("hello"))).toEqual(["task", "seats"]);
    expect(ways(start("scale"), reveal(), end("scale"), form("hello"))).toEqual([
      "seats",
      "all",
      "one",
      "boards",
    ]);
  });

  it("are of one scene as long as it goes on", () => {
    const before = sceneOf(session(start("scale"), reveal()));
    expect(nameOf(sceneOf(session(start("scale"), reveal(), look(true), look(false))))).toBe(nameOf(before));
    expect(nameOf(sceneOf(session(start("scale"))))).not.toBe(nameOf(before));
  });
});
